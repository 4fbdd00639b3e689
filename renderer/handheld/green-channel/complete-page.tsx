import { ArrowLeft } from 'lucide-react';
import { checkDocumentNumber } from '../../../domain/identity/document-number.ts';
import { checkName } from '../../../domain/identity/name.ts';
import { checkPhone } from '../../../domain/identity/phone.ts';
import type { CompleteAsked, GuardTasks } from '../../../server/contract/guard.ts';
import { Icon } from '../../ui/icon.tsx';
import { Form } from '../../web/forms/form.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { TextArea } from '../../web/forms/text-area.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Link } from '../../web/parts/link.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { outbox } from '../outbox.ts';

const empty = { name: '', idNumber: '', phone: '', purpose: '', reason: '' };

/** The details of a green-channel visit, as far as the site collects them, and why the door was opened. */
export function CompletePage({ id, tasks }: { readonly id: string; readonly tasks: GuardTasks }) {
  const { t, local } = useStrings();
  const { form } = tasks;
  const task = tasks.items.find(({ visit }) => visit === id);
  const fields = useFields(empty, (values) => ({
    name: flaw(checkName(values.name)),
    idNumber: values.idNumber.trim() === '' ? undefined : flaw(checkNumber(values.idNumber)),
    phone: values.phone.trim() === '' ? undefined : flaw(checkPhone(values.phone)),
    reason: values.reason.trim() === '' ? 'empty' : undefined,
  }));
  const save = useAction((asked: CompleteAsked) =>
    outbox.send(`/guard/tasks/${encodeURIComponent(id)}/complete`, asked),
  );
  const submit = async () => {
    if (!fields.check()) return;
    const { name, idNumber, phone, purpose, reason } = fields.values;
    const answer = await save.run({
      ...{ name: name.trim(), reason: reason.trim() },
      ...(idNumber.trim() !== '' && { idNumber: idNumber.trim() }),
      ...(phone.trim() !== '' && { phone: phone.trim() }),
      ...(purpose !== '' && { purpose }),
    });
    if (!answer?.ok) return fields.blame(answer?.error);
    const isSent = answer.value === 'sent';
    toast(t(isSent ? 'handheld.completed' : 'handheld.kept'), isSent ? 'good' : 'care');
    goTo({ room: 'green-channel' }, 'replace');
  };
  return (
    <RoomPage
      title={t('handheld.complete-title')}
      {...(task && { hint: t('handheld.alert-badge', { number: task.badgeNumber }) })}
      back={
        <Link to={{ room: 'green-channel' }} className="visit-page__back">
          <Icon shape={ArrowLeft} />
          {t('handheld.back')}
        </Link>
      }
    >
      <Form
        onSubmit={() => void submit()}
        fault={save.fault}
        actions={
          <Button type="submit" kind="primary" wide busy={save.busy}>
            {t('handheld.complete-save')}
          </Button>
        }
      >
        <TextField label={t('handheld.name')} maxLength={60} {...fields.bind('name')} />
        {form.idNumber && (
          <TextField optional label={t('handheld.id-number')} maxLength={40} {...fields.bind('idNumber')} />
        )}
        {form.phone && (
          <TextField
            optional
            kind="tel"
            label={t('handheld.phone')}
            maxLength={40}
            {...fields.bind('phone')}
          />
        )}
        {form.purposes.length > 0 && (
          <SelectField
            optional
            label={t('handheld.purpose')}
            options={form.purposes.map(({ key, label }) => ({ value: key, label: local(label) }))}
            {...fields.bind('purpose')}
          />
        )}
        <TextArea
          label={t('handheld.complete-reason')}
          hint={t('handheld.complete-reason-hint')}
          rows={3}
          maxLength={300}
          {...fields.bind('reason')}
        />
      </Form>
    </RoomPage>
  );
}

const flaw = (checked: { readonly ok: true } | { readonly ok: false; readonly error: string }) =>
  checked.ok ? undefined : checked.error;

/** As the server reads it: eighteen signs mean to be a citizen's number. */
function checkNumber(text: string) {
  const isCitizens = /^\d{17}[\dXx]$/.test(text.normalize('NFKC').replace(/\s/g, ''));
  return checkDocumentNumber(isCitizens ? 'citizen-id' : 'other', text);
}
