import { CircleCheck, MonitorSmartphone } from 'lucide-react';
import { phoneFormCode } from '../../../domain/visit/phone-form.ts';
import type { PhoneFormShown } from '../../../server/contract/phone-form.ts';
import { Icon } from '../../ui/icon.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';

/** Sent: back to the kiosk, which offers the same four digits. */
export function SentPage({ form: { id, state, until } }: { readonly form: PhoneFormShown }) {
  const { t } = useStrings();
  const times = useTimes();
  const isWaiting = state === 'sent';
  return (
    <RoomPage
      title={t(state === 'saved' || state === 'declined' ? `phone-page.${state}` : 'phone-page.sent')}
    >
      <div className="phone-sent" aria-live="polite">
        <Icon shape={isWaiting ? MonitorSmartphone : CircleCheck} className="phone-sent__picture" />
        {isWaiting && (
          <>
            <p>{t('phone-page.go-back')}</p>
            <p className="phone-sent__label">{t('phone-page.code')}</p>
            <p className="phone-sent__code">{phoneFormCode(id)}</p>
            <p className="phone-sent__until">{t('phone-page.until', { time: times.time(until) })}</p>
          </>
        )}
        {!isWaiting && <p>{t('phone-page.close')}</p>}
      </div>
    </RoomPage>
  );
}
