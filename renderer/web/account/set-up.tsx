import { useState } from 'react';
import { ArrowRight } from 'lucide-react';
import { DoorPage } from '../frame/door-page.tsx';
import { Button } from '../parts/button.tsx';
import { useStrings } from '../strings.ts';
import { FaultNotice } from '../states/fault-notice.tsx';
import { goTo } from '../use-place.ts';
import { choosePassword, enter } from './account-api.ts';
import { EnrolSecondFactor } from './enrol-second-factor.tsx';
import { NewPassword } from './new-password.tsx';

/** Behind a one-time link (`#/setup/<token>`): choose a password, bind the second factor where the role asks for one, and be inside. */
export function SetUp({ token }: { readonly token: string }) {
  const { t } = useStrings();
  const [isChosen, setChosen] = useState(false);
  const [isExpired, setExpired] = useState(token === '');
  const finish = () => {
    // The token is used up; nobody comes back to it with the browser's arrows.
    goTo({ room: '' }, 'replace');
    void enter();
  };
  if (isExpired)
    return (
      <DoorPage>
        <h1 className="account__title">{t('account.set-up')}</h1>
        <FaultNotice fault={{ kind: 'refused', key: 'expired-link' }} />
        <div className="account__aside">
          <Button kind="secondary" icon={ArrowRight} onPress={finish}>
            {t('account.to-sign-in')}
          </Button>
        </div>
      </DoorPage>
    );
  return (
    <DoorPage>
      {isChosen ? (
        <EnrolSecondFactor onDone={finish} />
      ) : (
        <>
          <h1 className="account__title">{t('account.set-up')}</h1>
          <p className="account__lead">{t('account.set-up-lead')}</p>
          <NewPassword
            words="account.set-up-do"
            act={(password) => choosePassword(token, password)}
            onRefused={(fault) => setExpired(fault.key === 'expired-link')}
            onDone={({ state }) => (state === 'set-up-second-factor' ? setChosen(true) : finish())}
          />
        </>
      )}
    </DoorPage>
  );
}
