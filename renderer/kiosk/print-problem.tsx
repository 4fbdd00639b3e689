import { ConciergeBell, PenLine, Printer, RotateCw } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { BadgeNumber } from './badge-number.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/** The visit is safe; only the paper is missing. Three ways on: print again, get it at the desk, write it by hand. */
export function PrintProblem({ screen }: { readonly screen: ScreenOf<'print-problem'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { problem, staffPresent } = screen;
  return (
    <Step
      title="print.title"
      hint="print.hint"
      icon={Printer}
      tone="care"
      layout="centred"
      canReturn={false}
      canCancel={false}
      actions={
        <>
          <BigButton icon={ConciergeBell} onPress={() => send({ type: 'print-later' })}>
            {t('print.later')}
          </BigButton>
          <BigButton icon={PenLine} onPress={() => send({ type: 'write-by-hand' })}>
            {t(staffPresent ? 'print.by-hand' : 'print.staff')}
          </BigButton>
          <BigButton kind="primary" icon={RotateCw} onPress={() => send({ type: 'retry' })}>
            {t('print.retry')}
          </BigButton>
        </>
      }
    >
      <BadgeNumber label={t('print.number')} number={screen.badgeNumber} />
      <Notice tone="care">{t(`print.${problem}`)}</Notice>
    </Step>
  );
}
