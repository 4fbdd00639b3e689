import { HardDrive, RotateCw } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

export function SaveProblem({ screen }: { readonly screen: ScreenOf<'save-problem'> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Step
      title="save-problem.title"
      hint="save-problem.hint"
      icon={HardDrive}
      tone="problem"
      layout="centred"
      canReturn={false}
      actions={
        <BigButton kind="primary" icon={RotateCw} onPress={() => send({ type: 'retry' })}>
          {t('action.retry')}
        </BigButton>
      }
    >
      <Notice tone="problem">{t(`save-problem.${screen.problem}`)}</Notice>
    </Step>
  );
}
