import { useState } from 'react';
import { LogOut, ShieldCheck } from 'lucide-react';
import { isStaffRole } from '../../../domain/access/roles.ts';
import { useAccount } from '../core/session.ts';
import { LanguageSwitch } from '../frame/language-switch.tsx';

import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Panel, Row, Stack } from '../parts/panel.tsx';
import { session } from '../services.ts';
import { useStrings } from '../strings.ts';
import { toast } from '../toasts/toasts.ts';
import { enter } from './account-api.ts';
import { ChangePassword } from './change-password.tsx';
import { ChoosePin } from './choose-pin.tsx';
import { EnrolSecondFactor } from './enrol-second-factor.tsx';
import './account.css';

/** One's own account: who one is here, password, second factor, and the way out. */
export function AccountRoom() {
  const { t } = useStrings();
  const account = useAccount();
  const [isBinding, setBinding] = useState(false);
  return (
    <div className="account-room">
      <h1>{t('account.title')}</h1>
      <Panel>
        <Facts
          rows={[
            { key: 'name', label: t('account.name'), value: account.name },
            { key: 'login', label: t('account.login'), value: account.login },
            { key: 'role', label: t('account.role'), value: t(`account.role.${account.role}`) },
          ]}
        />
        <Row>
          <SignOut />
          <LanguageSwitch />
        </Row>
      </Panel>
      <Panel title={t('account.password')}>
        <ChangePassword />
      </Panel>
      <Panel title={t('account.factor')}>
        {isBinding ? (
          <EnrolSecondFactor
            onDone={() => {
              setBinding(false);
              toast(t('account.factor-bound'));
              void enter();
            }}
          />
        ) : (
          <Stack>
            <p>{t(account.secondFactor ? 'account.factor-on' : 'account.factor-off')}</p>
            <Row>
              <Button icon={ShieldCheck} onPress={() => setBinding(true)}>
                {t(account.secondFactor ? 'account.factor-anew' : 'account.factor-bind')}
              </Button>
            </Row>
          </Stack>
        )}
      </Panel>
      {isStaffRole(account.role) && (
        <Panel title={t('account.pin')} hint={t('account.pin-why')}>
          <ChoosePin />
        </Panel>
      )}
    </div>
  );
}

function SignOut() {
  const { t } = useStrings();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    const fault = await session.signOut();
    setBusy(false);
    if (fault) toast(t('account.sign-out-failed'), 'problem');
  };
  return (
    <Button icon={LogOut} busy={busy} onPress={() => void leave()}>
      {t('account.sign-out')}
    </Button>
  );
}
