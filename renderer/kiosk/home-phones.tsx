import { lazy, Suspense } from 'react';
import { Smartphone } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import type { ScreenOf } from './screen-of.ts';
import './home-phones.css';

// The first screen is drawn without waiting for what draws the code.
const PhoneCode = lazy(() => import('./phone-code.tsx').then((module) => ({ default: module.PhoneCode })));

/** What the first screen offers to phones: the code to begin with, and the forms that wait for their visitors. */
export function HomePhones({ screen }: { readonly screen: ScreenOf<'home'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { phoneAddress, phoneForms } = screen;
  return (
    <>
      {phoneForms && (
        <div role="group" aria-label={t('phone-forms.label')} className="home-forms">
          {phoneForms.map(({ id, code }) => (
            <BigButton
              key={id}
              kind="primary-outline"
              icon={Smartphone}
              onPress={() => send({ type: 'open-phone-form', id })}
            >
              {t('phone-forms.open', { code })}
            </BigButton>
          ))}
        </div>
      )}
      {phoneAddress !== undefined && (
        <div className="home-code">
          <div className="home-code__place">
            <Suspense>
              <PhoneCode address={phoneAddress} />
            </Suspense>
          </div>
          <div className="home-code__words">
            <p className="home-code__title">{t('phone-code.title')}</p>
            <p className="home-code__detail">{t('phone-code.detail')}</p>
          </div>
        </div>
      )}
    </>
  );
}
