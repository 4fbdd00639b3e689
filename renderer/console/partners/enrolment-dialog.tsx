import { useState } from 'react';
import { isLocalDay } from '../../../domain/kernel/time.ts';
import type { EnrolmentView } from '../../../server/contract/partners.ts';
import { Dialog } from '../../web/dialogs/dialog.tsx';
import { DateField } from '../../web/forms/date-field.tsx';
import { Form } from '../../web/forms/form.tsx';
import { useFields } from '../../web/forms/use-fields.ts';
import { Button } from '../../web/parts/button.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { ChooseDialog } from '../parts/choose-dialog.tsx';

const endings = ['finished', 'company-request', 'misconduct'] as const;

export interface EnrolmentDialogProps {
  readonly enrolment: EnrolmentView;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Another last day, or the end at once. Another person is another enrolment. */
export function EnrolmentDialog({ enrolment, onDone, onClose }: EnrolmentDialogProps) {
  const { t } = useStrings();
  const [isEnding, setEnding] = useState(false);
  const fields = useFields({ until: enrolment.until }, ({ until }) => ({
    ...((!isLocalDay(until) || until < enrolment.from) && { until: 'ends-before' }),
  }));
  const path = `/enrolments/${enrolment.id}`;
  const change = useAction(() => api.put(path, { until: fields.values.until }));
  const end = useAction((reason: string) => api.post(`${path}/end`, { reason }));
  const submit = async () => {
    if (!fields.check()) return;
    const result = await change.run();
    if (result && !result.ok) return fields.blame(result.error);
    if (!result) return;
    toast(t('admin.saved'));
    onDone();
  };
  const onEnd = async (reason: string) => {
    const result = await end.run(reason);
    if (!result?.ok) return;
    toast(t('admin.partners.ended'));
    onDone();
  };
  if (isEnding)
    return (
      <ChooseDialog
        title={t('admin.partners.end')}
        action={t('admin.partners.end')}
        danger
        question={t('web.reason')}
        choices={endings.map((value) => ({ value, label: t(`admin.partner-end.${value}`) }))}
        busy={end.busy}
        fault={end.fault}
        onChoose={(reason) => void onEnd(reason)}
        onClose={onClose}
      >
        <p>{t('admin.partners.end-why')}</p>
      </ChooseDialog>
    );
  return (
    <Dialog title={enrolment.name} onClose={onClose}>
      <Facts
        rows={[
          {
            key: 'category',
            label: t('admin.partners.category'),
            value: t(`category.${enrolment.category}`),
          },
          { key: 'company', label: t('field.company'), value: enrolment.company },
          { key: 'host', label: t('field.host'), value: enrolment.host },
          ...(enrolment.renewedOn === undefined
            ? []
            : [{ key: 'renewed', label: t('admin.partners.renewed'), value: enrolment.renewedOn }]),
        ]}
      />
      <Form
        onSubmit={() => void submit()}
        fault={change.fault}
        actions={
          <>
            <Button type="submit" kind="primary" busy={change.busy}>
              {t('admin.save')}
            </Button>
            <Button kind="danger" onPress={() => setEnding(true)}>
              {t('admin.partners.end')}
            </Button>
          </>
        }
      >
        <DateField
          label={t('admin.partners.until')}
          hint={t('admin.partners.until-hint')}
          min={enrolment.from}
          {...fields.bind('until')}
        />
      </Form>
    </Dialog>
  );
}
