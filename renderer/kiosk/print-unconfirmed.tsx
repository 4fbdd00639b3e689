import { Check, Printer, X } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { BadgeNumber } from './badge-number.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/** The printer took every byte and said nothing. Only the visitor can see whether there is a badge. */
export function PrintUnconfirmed({ screen }: { readonly screen: ScreenOf<'print-unconfirmed'> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Step
      title="print-unconfirmed.title"
      hint="print-unconfirmed.hint"
      icon={Printer}
      layout="centred"
      canReturn={false}
      canCancel={false}
      actions={
        <>
          <BigButton kind="primary-outline" icon={X} onPress={() => send({ type: 'badge-did-not-come-out' })}>
            {t('print-unconfirmed.no')}
          </BigButton>
          <BigButton kind="primary" icon={Check} onPress={() => send({ type: 'badge-came-out' })}>
            {t('print-unconfirmed.yes')}
          </BigButton>
        </>
      }
    >
      <BadgeNumber label={t('print.number')} number={screen.badgeNumber} />
    </Step>
  );
}
