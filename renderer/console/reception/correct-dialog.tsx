import type { CorrectAsked, DeskDetail, DeskForm } from '../../../server/contract/reception.ts';
import { Dialog } from '../../web/dialogs/dialog.tsx';
import { Form } from '../../web/forms/form.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { useQuery } from '../../web/use-query.ts';

const correctable = ['name', 'phone', 'company'] as const;

/** What is right instead; a field left empty stays as it is. The old word stays in the journal until the person is erased. */
export function CorrectDialog({
  visit,
  onClose,
}: {
  readonly visit: DeskDetail;
  readonly onClose: () => void;
}) {
  const { t } = useStrings();
  const form = useQuery<DeskForm>('/reception/form').data;
  const fields = useFields({ name: '', phone: '', company: '' });
  const correct = useAction((right: CorrectAsked) =>
    api.post<DeskDetail>(`/reception/visits/${visit.id}/correct`, right),
  );
  const right = Object.fromEntries(
    correctable.flatMap((field) =>
      fields.values[field].trim() === '' ? [] : [[field, fields.values[field]]],
    ),
  ) as CorrectAsked;
  return (
    <Dialog title={t('desk.correct-title', { name: visit.maskedName })} onClose={onClose}>
      <p>{t('desk.correct-hint')}</p>
      <Form
        fault={correct.fault}
        onSubmit={async () => {
          if (Object.keys(right).length === 0) return;
          const answer = await correct.run(right);
          if (!answer?.ok) return fields.blame(answer?.error);
          toast(t('desk.corrected'));
          onClose();
        }}
        actions={
          <>
            <Button
              type="submit"
              kind="primary"
              busy={correct.busy}
              isDisabled={Object.keys(right).length === 0}
            >
              {t('desk.correct')}
            </Button>
            <Button onPress={onClose}>{t('web.cancel')}</Button>
          </>
        }
      >
        {correctable
          .filter((field) => form?.fields.some(({ name }) => name === field))
          .map((field) => (
            <TextField
              key={field}
              label={t(`field.${field}`)}
              kind={field === 'phone' ? 'tel' : 'text'}
              optional
              {...fields.bind(field)}
            />
          ))}
      </Form>
    </Dialog>
  );
}
