import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PortalSite } from '../../../server/contract/portal.ts';
import { Form } from '../../web/forms/form.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { useStrings } from '../../web/strings.ts';
import type { Draft } from './draft.ts';
import type { StepErrors, StepName } from './rules.ts';
import { CheckStep } from './steps/check-step.tsx';
import { CompanionsStep } from './steps/companions-step.tsx';
import { ConsentStep } from './steps/consent-step.tsx';
import { HostStep } from './steps/host-step.tsx';
import { TimeStep } from './steps/time-step.tsx';
import { YouStep } from './steps/you-step.tsx';

export interface StepProps {
  readonly site: PortalSite;
  readonly draft: Draft;
  readonly errors: StepErrors;
  readonly change: (change: Partial<Draft>) => void;
}

export interface StepPageProps extends StepProps {
  readonly step: StepName;
  readonly steps: readonly StepName[];
  readonly setErrors: (errors: StepErrors) => void;
  readonly toStep: (step: StepName) => void;
  readonly onwards: () => void;
  /** The form becomes another one. */
  readonly anew: () => void;
}

/** One step with how far it is, its questions, and the way on and back. */
export function StepPage(props: StepPageProps) {
  const { step, steps, toStep, onwards } = props;
  const { t } = useStrings();
  const at = steps.indexOf(step);
  const before = steps[at - 1];
  return (
    <RoomPage
      title={t(`reserve.title-${step}`)}
      hint={t(`reserve.hint-${step}`)}
      back={<Progress at={at} of={steps.length} />}
    >
      {step === 'check' ? (
        <CheckStep {...props} />
      ) : (
        <Form
          onSubmit={onwards}
          actions={
            <>
              <Button type="submit" kind="primary" wide icon={ArrowRight} iconAfter>
                {t('action.next')}
              </Button>
              {before && (
                <Button wide onPress={() => toStep(before)}>
                  {t('action.back')}
                </Button>
              )}
            </>
          }
        >
          {questions(step, props)}
        </Form>
      )}
    </RoomPage>
  );
}

function questions(step: Exclude<StepName, 'check'>, props: StepProps): ReactNode {
  switch (step) {
    case 'host':
      return <HostStep {...props} />;
    case 'time':
      return <TimeStep {...props} />;
    case 'you':
      return <YouStep {...props} />;
    case 'companions':
      return <CompanionsStep {...props} />;
    case 'consent':
      return <ConsentStep {...props} />;
  }
}

function Progress({ at, of }: { readonly at: number; readonly of: number }) {
  const { t } = useStrings();
  return (
    <div className="progress">
      <p>{t('frame.progress', { step: at + 1, of })}</p>
      <ol className="progress__bar" aria-hidden>
        {Array.from({ length: of }, (_, step) => (
          <li key={step} className={step <= at ? 'progress__done' : undefined} />
        ))}
      </ol>
    </div>
  );
}
