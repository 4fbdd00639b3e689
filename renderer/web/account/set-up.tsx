import { useEffect, useState } from 'react';
import { ArrowRight } from 'lucide-react';
import type { SetUpReply } from '../../../server/contract/account.ts';
import type { ApiFault } from '../core/fault.ts';
import { DoorPage } from '../frame/door-page.tsx';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Stack } from '../parts/panel.tsx';
import { closeLink, openLink } from '../services.ts';
import { FaultNotice } from '../states/fault-notice.tsx';
import { Loading } from '../states/loading.tsx';
import { useStrings } from '../strings.ts';
import { useAction } from '../use-action.ts';
import { goTo } from '../use-place.ts';
import { choosePassword, enter, readSetUp } from './account-api.ts';
import { EnrolSecondFactor } from './enrol-second-factor.tsx';
import { NewPassword } from './new-password.tsx';
import './account.css';

/** Behind a one-time link (`#/setup/<token>`): choose a password, bind the second factor where the role asks for one, and be inside. */
export function SetUp({ token }: { readonly token: string }) {
  const { t } = useStrings();
  const [step, setStep] = useState<'password' | 'second-factor'>('password');
  const [offer, setOffer] = useState<SetUpReply>();
  const [refused, setRefused] = useState<ApiFault>();
  const look = useAction(readSetUp);
  const ask = async () => {
    openLink('Setup', token);
    const answer = await look.run();
    if (answer?.ok) setOffer(answer.value);
  };
  // oxlint-disable-next-line react/exhaustive-deps -- asked once for each link
  useEffect(() => void ask(), [token]);

  const finish = () => {
    closeLink();
    // The token is used up; nobody comes back to it with the browser's arrows.
    goTo({ room: '' }, 'replace');
    void enter();
  };
  if (step === 'second-factor')
    return (
      <DoorPage>
        <EnrolSecondFactor onDone={finish} />
      </DoorPage>
    );
  const fault = refused ?? look.fault;
  return (
    <DoorPage>
      <h1 className="account__title">{t('account.set-up')}</h1>
      {fault && (
        <Stack>
          <FaultNotice fault={fault} {...(fault.kind !== 'refused' && { onRetry: () => void ask() })} />
          <Button icon={ArrowRight} onPress={finish}>
            {t('account.to-sign-in')}
          </Button>
        </Stack>
      )}
      {!fault && !offer && <Loading lines={6} />}
      {!fault && offer && (
        <Stack>
          <p>{t('account.set-up-lead')}</p>
          <Facts
            rows={[
              { key: 'name', label: t('account.name'), value: offer.name },
              { key: 'login', label: t('account.login'), value: offer.login },
              { key: 'role', label: t('account.role'), value: t(`account.role.${offer.role}`) },
            ]}
          />
          <NewPassword
            words="account.set-up-do"
            login={offer.login}
            own={[offer.login, offer.name, ...Object.values(offer.site.name)]}
            act={choosePassword}
            onRefused={(why) => setRefused(why.key === 'expired-link' ? why : undefined)}
            onDone={({ state }) => {
              closeLink();
              if (state === 'set-up-second-factor') setStep('second-factor');
              else finish();
            }}
          />
        </Stack>
      )}
    </DoorPage>
  );
}
