import { CalendarCheck } from 'lucide-react';
import { useStrings } from '../strings/index.ts';
import { SummaryTable } from '../ui/summary-table.tsx';
import { NextButton } from './next-button.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/** The reservation as the host made it; the name is masked for those who look over the shoulder. */
export function Reservation({ screen }: { readonly screen: ScreenOf<'reservation'> }) {
  const { t, local } = useStrings();
  const { purpose, companions } = screen;
  const range = t('reservation.range', { from: screen.fromTime, until: screen.untilTime });
  return (
    <Step
      title="reservation.title"
      hint="reservation.hint"
      icon={CalendarCheck}
      tone="good"
      actions={<NextButton />}
    >
      <SummaryTable
        rows={[
          { key: 'name', label: t('reservation.visitor'), value: screen.maskedName },
          { key: 'host', label: t('field.host'), value: `${screen.host} · ${local(screen.department)}` },
          ...(purpose
            ? [
                {
                  key: 'purpose',
                  label: t('field.purpose'),
                  value: purpose.label ? local(purpose.label) : purpose.value,
                },
              ]
            : []),
          { key: 'time', label: t('reservation.time'), value: range },
          ...(companions > 0
            ? [
                {
                  key: 'companions',
                  label: t('field.companions'),
                  value: t('reservation.companions', { count: companions }),
                },
              ]
            : []),
        ]}
      />
    </Step>
  );
}
