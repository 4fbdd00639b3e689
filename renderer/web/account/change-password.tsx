import { useState } from 'react';
import { useAccount, useSite } from '../core/session.ts';
import { PasswordField } from '../forms/password-field.tsx';
import { useFields } from '../forms/use-fields.ts';
import { useStrings } from '../strings.ts';
import { toast } from '../toasts/toasts.ts';
import { changePassword } from './account-api.ts';
import { NewPassword } from './new-password.tsx';

/** The server ends all other sessions of the account: whoever knew the old one is out. */
export function ChangePassword() {
  const { t } = useStrings();
  const { login, name } = useAccount();
  const site = useSite();
  const old = useFields({ old: '' }, (values) => ({ ...(values.old === '' && { old: 'empty' }) }));
  // Emptied by drawing it anew.
  const [round, setRound] = useState(0);
  return (
    <NewPassword
      key={round}
      words="account.change-password"
      login={login}
      own={[login, name, ...Object.values(site.name)]}
      checkBefore={old.check}
      before={
        <PasswordField
          label={t('account.old-password')}
          autoComplete="current-password"
          {...old.bind('old')}
        />
      }
      act={(next) => changePassword(old.values.old, next)}
      onDone={() => {
        old.reset();
        setRound(round + 1);
        toast(t('account.password-changed'));
      }}
    />
  );
}
