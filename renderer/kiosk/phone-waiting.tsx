import { Smartphone } from 'lucide-react';
import { useStrings } from '../strings/index.ts';
import { Notice } from '../ui/notice.tsx';
import { BadgeNumber } from './badge-number.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/** The visitor types on their phone; nothing is asked here. */
export function PhoneWaiting({ screen }: { readonly screen: ScreenOf<'phone-waiting'> }) {
  const { t } = useStrings();
  return (
    <Step
      title="phone-waiting.title"
      hint="phone-waiting.hint"
      icon={Smartphone}
      layout="centred"
      canReturn={false}
    >
      <BadgeNumber label={t('phone-waiting.code')} number={screen.code} />
      <Notice>{t('phone-waiting.card')}</Notice>
    </Step>
  );
}
