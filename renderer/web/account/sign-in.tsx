import { useState } from 'react';
import { ArrowLeft, LogIn } from 'lucide-react';
import type { SignInReply } from '../../../server/contract/account.ts';
import { useSession } from '../core/session.ts';
import { DoorPage } from '../frame/door-page.tsx';
import { Form } from '../forms/form.tsx';
import { PasswordField } from '../forms/password-field.tsx';
import { TextField } from '../forms/text-field.tsx';
import { useFields } from '../forms/use-fields.ts';
import { Button } from '../parts/button.tsx';
import { useStrings } from '../strings.ts';
import { useAction } from '../use-action.ts';
import { enter, giveCode, signIn } from './account-api.ts';
import { DemoPeople } from './demo-people.tsx';
import { EnrolSecondFactor } from './enrol-second-factor.tsx';
import { SignInFault } from './sign-in-fault.tsx';
import './account.css';

/** The door of the console and the handheld. */
export function SignIn() {
  const isDemo = useSession((state) => state.site?.simulated === true);
  return (
    <DoorPage>
      <SignInSteps />
      {isDemo && <DemoPeople onSignedIn={() => void enter()} />}
    </DoorPage>
  );
}

/** Name and password, then the second factor where the account has one, or its set-up where it must have one. */
export function SignInSteps({ login }: { readonly login?: string }) {
  const [step, setStep] = useState<SignInReply['state'] | 'password'>(
    () => useSession.getState().pending ?? 'password',
  );
  const follow = (state: SignInReply['state']) => {
    setStep(state);
    if (state === 'signed-in') void enter();
  };
  if (step === 'set-up-second-factor') return <EnrolSecondFactor onDone={() => void enter()} />;
  if (step === 'second-factor')
    return <CodeStep onSignedIn={() => follow('signed-in')} onBack={() => setStep('password')} />;
  return <PasswordStep login={login} onAnswer={follow} />;
}

interface PasswordStepProps {
  /** The name is known and stays: the same person comes back to their own page. */
  readonly login: string | undefined;
  readonly onAnswer: (state: SignInReply['state']) => void;
}

function PasswordStep({ login, onAnswer }: PasswordStepProps) {
  const { t } = useStrings();
  const fields = useFields({ login: login ?? '', password: '' }, (values) => ({
    ...(values.login.trim() === '' && { login: 'empty' }),
    ...(values.password === '' && { password: 'empty' }),
  }));
  const action = useAction(signIn);
  const submit = async () => {
    if (!fields.check()) return;
    const answer = await action.run(fields.values.login.trim(), fields.values.password);
    if (answer?.ok) onAnswer(answer.value.state);
    // The name stays: it is the password that is usually wrong.
    else if (answer) fields.set('password', '');
  };
  return (
    <>
      <h1 className="account__title">{t('account.sign-in')}</h1>
      <Form
        onSubmit={() => void submit()}
        actions={
          <Button type="submit" kind="primary" wide icon={LogIn} busy={action.busy}>
            {t('account.sign-in')}
          </Button>
        }
      >
        <SignInFault fault={action.fault} />
        <TextField
          label={t('account.login')}
          autoComplete="username"
          maxLength={64}
          isDisabled={login !== undefined}
          first={login === undefined}
          {...fields.bind('login')}
        />
        <PasswordField
          label={t('account.password')}
          autoComplete="current-password"
          first={login !== undefined}
          {...fields.bind('password')}
        />
      </Form>
      <p className="account__aside">{t('account.forgotten')}</p>
    </>
  );
}

function CodeStep({ onSignedIn, onBack }: { readonly onSignedIn: () => void; readonly onBack: () => void }) {
  const { t } = useStrings();
  const fields = useFields({ code: '' }, ({ code }) => ({ ...(code.trim() === '' && { code: 'empty' }) }));
  const action = useAction(giveCode);
  const submit = async () => {
    if (!fields.check()) return;
    const answer = await action.run(fields.values.code.replace(/\s/g, ''));
    if (answer?.ok) return onSignedIn();
    fields.set('code', '');
    // The password was given too long ago.
    if (answer?.error.key === 'not-begun') onBack();
  };
  return (
    <>
      <h1 className="account__title">{t('account.code-title')}</h1>
      <Form
        onSubmit={() => void submit()}
        actions={
          <>
            <Button type="submit" kind="primary" wide icon={LogIn} busy={action.busy}>
              {t('account.sign-in')}
            </Button>
            <Button kind="quiet" icon={ArrowLeft} onPress={onBack}>
              {t('account.back')}
            </Button>
          </>
        }
      >
        <SignInFault fault={action.fault} />
        <TextField
          label={t('account.code')}
          hint={t('account.code-hint')}
          kind="code"
          maxLength={24}
          first
          {...fields.bind('code')}
        />
      </Form>
    </>
  );
}
