import { useState } from 'react';
import type { KioskView } from '../../../server/contract/kiosks.ts';
import { Notice } from '../../ui/notice.tsx';
import { Dialog } from '../../web/dialogs/dialog.tsx';
import { Form } from '../../web/forms/form.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { Row, Stack } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { useAction } from '../../web/use-action.ts';
import { Secret } from '../parts/secret.tsx';

interface Code {
  readonly code: string;
  readonly until: number;
}

/** A name for the kiosk, then the code to type there; and the moment it has joined. */
export function AddKiosk({
  kiosks,
  onClose,
}: {
  readonly kiosks: readonly KioskView[];
  readonly onClose: () => void;
}) {
  const { t } = useStrings();
  const times = useTimes();
  const [code, setCode] = useState<Code>();
  const fields = useFields({ name: '' }, ({ name }) => ({
    ...(!/^[a-z][a-z0-9-]{0,30}$/.test(name.trim()) && { name: 'kiosk-name' }),
  }));
  const name = fields.values.name.trim();
  const issue = useAction(() => api.post<Code>('/kiosks/codes', { name }));
  const submit = async () => {
    if (!fields.check()) return;
    const result = await issue.run();
    if (result?.ok) setCode(result.value);
  };
  const hasJoined = code !== undefined && kiosks.some((kiosk) => kiosk.name === name && kiosk.online);
  return (
    <Dialog title={t('admin.kiosks.add')} onClose={onClose}>
      {code ? (
        <Stack>
          <p>{t('admin.kiosks.code-how')}</p>
          <Secret text={code.code} large />
          <p className="quiet-text">{t('admin.kiosks.code-until', { time: times.time(code.until) })}</p>
          {hasJoined && <Notice tone="good">{t('admin.kiosks.joined-now', { name })}</Notice>}
          <Row end>
            <Button kind="primary" onPress={onClose}>
              {t('web.close')}
            </Button>
          </Row>
        </Stack>
      ) : (
        <Form
          onSubmit={() => void submit()}
          fault={issue.fault}
          actions={
            <>
              <Button type="submit" kind="primary" busy={issue.busy}>
                {t('admin.kiosks.code-get')}
              </Button>
              <Button onPress={onClose}>{t('web.cancel')}</Button>
            </>
          }
        >
          <TextField
            label={t('admin.kiosks.name')}
            hint={t('admin.kiosks.name-hint')}
            first
            maxLength={31}
            {...fields.bind('name')}
          />
        </Form>
      )}
    </Dialog>
  );
}
