import { Handshake, ScanFace, Trash2 } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { SummaryTable } from '../ui/summary-table.tsx';
import { NextButton } from './next-button.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import './welcome-back.css';

/** An enrolled person: one touch to the badge, or to today's renewal. */
export function WelcomeBack({ screen }: { readonly screen: ScreenOf<'welcome-back'> }) {
  const { t } = useStrings();
  const { renews, face } = screen;
  return (
    <Step
      title={renews ? 'welcome-back.title-renews' : 'welcome-back.title'}
      hint={renews ? 'welcome-back.hint-renews' : 'welcome-back.hint'}
      icon={Handshake}
      tone="good"
      actions={<NextButton words={renews ? 'action.next' : 'welcome-back.go'} />}
    >
      <SummaryTable
        rows={[
          { key: 'name', label: t('reservation.visitor'), value: screen.maskedName },
          { key: 'company', label: t('field.company'), value: screen.company },
          { key: 'category', label: t('welcome-back.category'), value: t(`category.${screen.category}`) },
          { key: 'until', label: t('welcome-back.until'), value: screen.until },
        ]}
      />
      {face && <KeptFace face={face} />}
    </Step>
  );
}

/** Beside the way, never on it: who only wants a badge touches one button, as before. */
function KeptFace({ face }: { readonly face: NonNullable<ScreenOf<'welcome-back'>['face']> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <div className="kept-face" data-part="rows">
      {face === 'may-enrol' ? (
        <BigButton icon={ScanFace} onPress={() => send({ type: 'open-face-enrolment' })}>
          {t('welcome-back.face-enrol')}
        </BigButton>
      ) : (
        <BigButton icon={Trash2} onPress={() => send({ type: 'open-face-withdrawal' })}>
          {t('welcome-back.face-withdraw')}
        </BigButton>
      )}
    </div>
  );
}
