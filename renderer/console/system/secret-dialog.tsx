import { Dialog } from '../../web/dialogs/dialog.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Row, Stack } from '../../web/parts/panel.tsx';
import { useStrings } from '../../web/strings.ts';
import { Secret } from '../parts/secret.tsx';

/** What the calls are signed with, shown this once. */
export function SecretDialog({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const { t } = useStrings();
  return (
    <Dialog title={t('admin.webhooks.secret')} kind="alert" onClose={onClose}>
      <Stack>
        <p>{t('admin.webhooks.secret-how')}</p>
        <Secret text={secret} />
        <Row end>
          <Button kind="primary" onPress={onClose}>
            {t('admin.webhooks.secret-kept')}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
