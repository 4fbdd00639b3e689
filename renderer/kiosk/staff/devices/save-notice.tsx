import { useStrings } from '../../../strings/index.ts';
import { Notice } from '../../../ui/notice.tsx';

/** A change of the set-up that was taken. */
export interface SaveNews {
  readonly what: 'saved' | 'removed';
  /** It is not written to a file: the site is a demo. */
  readonly untilRestart: boolean;
}

export function SaveNotice({ news: { what, untilRestart } }: { readonly news: SaveNews }) {
  const { t } = useStrings();
  return (
    <Notice tone="good" title={t(`device-setup.${what}`)}>
      {untilRestart && t('device-setup.until-restart')}
    </Notice>
  );
}
