import { useState } from 'react';
import { FileDown } from 'lucide-react';
import type { ExportAsked, ExportBasis, RegisterFilter } from '../../../server/contract/registers.ts';
import { Notice } from '../../ui/notice.tsx';
import { useAccount } from '../../web/core/session.ts';
import { Dialog } from '../../web/dialogs/dialog.tsx';
import { CheckField } from '../../web/forms/check-field.tsx';
import { ChoiceField } from '../../web/forms/choice-field.tsx';
import { Form } from '../../web/forms/form.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { TextArea } from '../../web/forms/text-area.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { saveFile } from './save-file.ts';
import type { RegisterName } from './names.ts';

const bases: readonly ExportBasis[] = ['security-duty', 'authority-request', 'inspection', 'consent'];

interface Values {
  readonly format: 'xlsx' | 'csv';
  readonly basis: ExportBasis | '';
  readonly recipient: string;
  readonly reason: string;
}

/** Nothing leaves without a ground, a reason and somebody who receives it; all three stand in the file and in the register of exports. */
export function ExportDialog({
  register,
  filter,
  onClose,
}: {
  readonly register: RegisterName;
  readonly filter: RegisterFilter;
  readonly onClose: () => void;
}) {
  const { t, language } = useStrings();
  const { role } = useAccount();
  const [full, setFull] = useState(false);
  const fields = useFields<Values>(
    { format: 'xlsx', basis: '', recipient: '', reason: '' },
    ({ basis, recipient, reason }) => ({
      ...(basis === '' && { basis: 'empty' }),
      ...(recipient.trim() === '' && { recipient: 'empty' }),
      ...([...reason.trim()].length < 4 && { reason: reason.trim() === '' ? 'empty' : 'too-short' }),
    }),
  );
  const take = useAction((asked: ExportAsked) => api.download('/registers/export', asked));
  const submit = async () => {
    const { basis, format, recipient, reason } = fields.values;
    if (!fields.check() || basis === '') return;
    const answer = await take.run({
      ...{ register, filter, format, full, basis, language },
      ...{ recipient: recipient.trim(), reason: reason.trim() },
    });
    if (!answer?.ok) return fields.blame(answer?.error);
    saveFile(answer.value);
    toast(t('register.exported', { name: answer.value.name }));
    onClose();
  };
  return (
    <Dialog title={t('register.export-title', { name: t(`register.name.${register}`) })} onClose={onClose}>
      <Form
        fault={take.fault}
        onSubmit={() => void submit()}
        actions={
          <>
            <Button type="submit" kind="primary" icon={FileDown} busy={take.busy}>
              {t('register.export')}
            </Button>
            <Button onPress={onClose}>{t('web.cancel')}</Button>
          </>
        }
      >
        <Notice tone="care">{t('register.export-hint')}</Notice>
        <ChoiceField
          label={t('register.format')}
          inline
          choices={[
            { value: 'xlsx', label: t('register.format.xlsx') },
            { value: 'csv', label: t('register.format.csv') },
          ]}
          {...fields.bind('format')}
        />
        <SelectField
          label={t('register.basis')}
          placeholder={t('register.basis-choose')}
          options={bases.map((value) => ({ value, label: t(`register.basis.${value}`) }))}
          {...fields.bind('basis')}
        />
        <TextField
          label={t('register.recipient')}
          hint={t('register.recipient-hint')}
          maxLength={120}
          {...fields.bind('recipient')}
        />
        <TextArea label={t('register.reason')} rows={3} maxLength={300} {...fields.bind('reason')} />
        {role === 'supervisor' && (
          <CheckField
            label={t('register.full')}
            hint={t('register.full-hint')}
            value={full}
            onChange={setFull}
          />
        )}
      </Form>
    </Dialog>
  );
}
