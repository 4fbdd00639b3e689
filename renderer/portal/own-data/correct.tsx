import { checkName } from '../../../domain/identity/name.ts';
import { checkPhone } from '../../../domain/identity/phone.ts';
import type { Correction, DataAnswer, OwnData } from '../../../server/contract/own-data.ts';
import { Dialog } from '../../web/dialogs/dialog.tsx';
import { Form } from '../../web/forms/form.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';

export interface CorrectProps {
  readonly data: OwnData;
  readonly onAnswer: (answer: DataAnswer) => void;
  readonly onClose: () => void;
}

const fieldsOf = ['name', 'phone', 'company'] as const;

/** What is wrong is put right; only what was changed is sent. */
export function Correct({ data, onAnswer, onClose }: CorrectProps) {
  const { t } = useStrings();
  const start = startOf(data);
  const known = fieldsOf.filter((name) => start[name] !== '');
  const fields = useFields(start, ({ name, phone }) => {
    const isName = checkName(name);
    const isPhone = checkPhone(phone);
    return {
      ...(!isName.ok && start.name !== '' && { name: isName.error }),
      ...(!isPhone.ok && start.phone !== '' && { phone: isPhone.error }),
    };
  });
  const send = useAction((right: Correction) => api.post<DataAnswer>('/portal/own-data/correct', right));
  const submit = async () => {
    if (!fields.check()) return;
    const changed = known.filter((name) => fields.values[name].trim() !== start[name]);
    if (changed.length === 0) return onClose();
    const answer = await send.run(
      Object.fromEntries(changed.map((name) => [name, fields.values[name].trim()])),
    );
    if (answer?.ok) onAnswer(answer.value);
  };
  return (
    <Dialog title={t('own-data.correct')} onClose={onClose}>
      <p>{t('own-data.correct-hint')}</p>
      <Form
        onSubmit={() => void submit()}
        fault={send.fault}
        actions={
          <Button type="submit" kind="primary" wide busy={send.busy}>
            {t('own-data.save')}
          </Button>
        }
      >
        {known.map((name) => (
          <TextField
            key={name}
            label={t(`field.${name}`)}
            kind={name === 'phone' ? 'tel' : 'text'}
            maxLength={name === 'company' ? 120 : 60}
            {...fields.bind(name)}
          />
        ))}
      </Form>
    </Dialog>
  );
}

function startOf({ records }: OwnData): Record<(typeof fieldsOf)[number], string> {
  const found = (name: string) =>
    String(records.flatMap(({ fields }) => fields).find((field) => field.name === name)?.value ?? '');
  return { name: found('name'), phone: found('phone'), company: found('company') };
}
