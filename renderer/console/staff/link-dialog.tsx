import type { StaffReply } from '../../../server/contract/staff.ts';
import { Dialog } from '../../web/dialogs/dialog.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Row, Stack } from '../../web/parts/panel.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { Secret } from '../parts/secret.tsx';

/** The one-time link by which somebody sets their password. It is shown this once. */
export function LinkDialog({
  reply: { member, link },
  onClose,
}: {
  readonly reply: StaffReply;
  readonly onClose: () => void;
}) {
  const { t } = useStrings();
  const times = useTimes();
  if (!link) return null;
  return (
    <Dialog title={t('admin.staff.link-title', { name: member.name })} kind="alert" onClose={onClose}>
      <Stack>
        <p>{t('admin.staff.link-how')}</p>
        <Secret text={link.url} picture={t('admin.staff.link-picture')} />
        <p className="quiet-text">{t('admin.staff.link-until', { time: times.moment(link.until) })}</p>
        <Row end>
          <Button kind="primary" onPress={onClose}>
            {t('admin.staff.link-given')}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
