import { Copy } from 'lucide-react';
import type { InvitationMade } from '../../../server/contract/reviews.ts';
import { Notice } from '../../ui/notice.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { PictureCode } from '../../web/parts/picture-code.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';

export interface InvitedProps {
  readonly made: InvitationMade;
  readonly name: string;
  readonly onAgain: () => void;
}

/** The invitation is out; its link may also be passed on by hand. */
export function Invited({ made, name, onAgain }: InvitedProps) {
  const { t } = useStrings();
  const { url } = made.link;
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => toast(t('reviews.copied')),
      () => toast(t('reviews.not-copied'), 'care'),
    );
  return (
    <Panel title={t('reviews.invited', { name })}>
      <Stack gap="l">
        <Notice tone="good">{t('reviews.invited-hint')}</Notice>
        <PictureCode text={url} label={t('reviews.link-picture')} />
        <label className="reviews__link">
          {t('reviews.link')}
          <input className="control" readOnly value={url} onFocus={(event) => event.target.select()} />
        </label>
        <div className="reviews__tools">
          <Button kind="primary" icon={Copy} onPress={() => void copy()}>
            {t('reviews.copy')}
          </Button>
          <Button onPress={onAgain}>{t('reviews.invite-another')}</Button>
        </div>
      </Stack>
    </Panel>
  );
}
