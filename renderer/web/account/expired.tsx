import { useId } from 'react';
import { useSession } from '../core/session.ts';
import { ModalBox } from '../dialogs/modal-box.tsx';
import { Button } from '../parts/button.tsx';
import { useStrings } from '../strings.ts';
import { SignInSteps } from './sign-in.tsx';
import './account.css';

/** Over the page of somebody whose session ended: signing in again gives it back as it was. Nobody else can read it meanwhile. */
export function Expired() {
  const { t } = useStrings();
  const id = useId();
  const login = useSession((state) => state.account?.login);
  return (
    <ModalBox className="expired" role="dialog" labelledBy={id}>
      <div className="expired__sheet">
        <p id={id} className="expired__why">
          {t('account.expired')}
        </p>
        <SignInSteps {...(login !== undefined && { login })} />
        <Button kind="quiet" onPress={() => location.reload()}>
          {t('account.somebody-else')}
        </Button>
      </div>
    </ModalBox>
  );
}
