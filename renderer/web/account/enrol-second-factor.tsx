import { useEffect, useState } from 'react';
import { Check, ShieldCheck } from 'lucide-react';
import type { SecondFactorSecret } from '../../../server/contract/account.ts';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/text-field.tsx';
import { useFields } from '../forms/use-fields.ts';
import { Button } from '../parts/button.tsx';
import { Stack } from '../parts/panel.tsx';
import { PictureCode } from '../parts/picture-code.tsx';
import { FaultNotice } from '../states/fault-notice.tsx';
import { Loading } from '../states/loading.tsx';
import { useStrings } from '../strings.ts';
import { useAction } from '../use-action.ts';
import { confirmSecondFactor, newSecondFactor } from './account-api.ts';
import { SignInFault } from './sign-in-fault.tsx';
import './account.css';

/** Binds an authenticator app: scan (or type) the secret, prove it with one code, keep the recovery codes. */
export function EnrolSecondFactor({ onDone }: { readonly onDone: () => void }) {
  const { t } = useStrings();
  const [secret, setSecret] = useState<SecondFactorSecret>();
  const [recovery, setRecovery] = useState<readonly string[]>();
  const begin = useAction(newSecondFactor);
  const ask = async () => {
    const answer = await begin.run();
    if (answer?.ok) setSecret(answer.value);
  };
  // Once: each asking makes a new secret, and the one that was scanned must stay.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => void ask(), []);

  if (recovery) return <RecoveryCodes codes={recovery} onDone={onDone} />;
  return (
    <>
      <h1 className="account__title">{t('account.factor-title')}</h1>
      {secret ? (
        <Stack>
          <p>{t('account.factor-why')}</p>
          <ol className="account__steps">
            <li>{t('account.factor-install')}</li>
            <li>
              {t('account.factor-scan')}
              <div className="account__code">
                <PictureCode text={secret.uri} label={t('account.factor-picture')} />
              </div>
              <p className="account__secret">
                {t('account.factor-type')}
                <code>{inGroups(secret.secret)}</code>
              </p>
            </li>
            <li>{t('account.factor-confirm')}</li>
          </ol>
          <Confirm onConfirmed={setRecovery} />
        </Stack>
      ) : (
        <>
          <FaultNotice fault={begin.fault} onRetry={() => void ask()} />
          {!begin.fault && <Loading lines={6} />}
        </>
      )}
    </>
  );
}

function Confirm({ onConfirmed }: { readonly onConfirmed: (recovery: readonly string[]) => void }) {
  const { t } = useStrings();
  const fields = useFields({ code: '' }, ({ code }) => ({
    ...(!/^\d{6}$/.test(code.replace(/\s/g, '')) && { code: 'six-figures' }),
  }));
  const action = useAction(confirmSecondFactor);
  const submit = async () => {
    if (!fields.check()) return;
    const answer = await action.run(fields.values.code.replace(/\s/g, ''));
    if (answer?.ok) onConfirmed(answer.value.recovery);
    else fields.set('code', '');
  };
  return (
    <Form
      onSubmit={() => void submit()}
      actions={
        <Button type="submit" kind="primary" wide icon={ShieldCheck} busy={action.busy}>
          {t('account.factor-bind')}
        </Button>
      }
    >
      <SignInFault fault={action.fault} />
      <TextField label={t('account.code')} kind="code" maxLength={7} {...fields.bind('code')} />
    </Form>
  );
}

/** Shown this once: whoever loses the phone gets in with one of these. */
function RecoveryCodes({
  codes,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}) {
  const { t } = useStrings();
  return (
    <Stack>
      <h1 className="account__title">{t('account.recovery-title')}</h1>
      <p>{t('account.recovery-why')}</p>
      <ul className="account__recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button kind="primary" wide icon={Check} onPress={onDone}>
        {t('account.recovery-kept')}
      </Button>
    </Stack>
  );
}

function inGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
