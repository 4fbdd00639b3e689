import { Minus, Plus } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { NextButton } from './next-button.tsx';
import type { FieldScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import './field-companions.css';

export function FieldCompanions({ screen }: { readonly screen: FieldScreenOf<'companions'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { value, max, error } = screen;
  const set = (count: number) => () => send({ type: 'edit', field: 'companions', value: String(count) });
  return (
    <Step title="companions.title" hint="companions.hint" actions={<NextButton />}>
      <div className="stepper">
        <BigButton icon={Minus} isDisabled={value <= 0} onPress={set(value - 1)}>
          {t('companions.less')}
        </BigButton>
        <p className="stepper__count" aria-live="polite">
          <span className="stepper__numeral">{value}</span>
          <span>{t('companions.unit')}</span>
        </p>
        <BigButton icon={Plus} isDisabled={value >= max} onPress={set(value + 1)}>
          {t('companions.more')}
        </BigButton>
      </div>
      <p className="stepper__most">{t('companions.most', { max })}</p>
      {error && <Notice tone="problem">{t(`error.${error}`)}</Notice>}
    </Step>
  );
}
