import type { FacePictures as Pictures } from '../../../preload/contract/face.ts';
import { useStrings } from '../../strings/index.ts';
import { classNames } from '../../ui/class-names.ts';

/** Side by side and of one height, so that the eye compares faces and not sizes. */
export function FacePictures({ pictures: { document, live } }: { readonly pictures: Pictures }) {
  const { t } = useStrings();
  return (
    <div className="face-pictures" data-part="pictures">
      {document !== undefined && <Picture source={document} words={t('face-staff.document')} />}
      {live !== undefined && <Picture source={live} words={t('face-staff.live')} isLive />}
    </div>
  );
}

interface PictureProps {
  readonly source: string;
  readonly words: string;
  readonly isLive?: boolean;
}

function Picture({ source, words, isLive = false }: PictureProps) {
  return (
    <figure className={classNames('face-pictures__one', isLive && 'face-pictures__one--live')}>
      <img src={source} alt={words} draggable={false} />
      <figcaption aria-hidden>{words}</figcaption>
    </figure>
  );
}
