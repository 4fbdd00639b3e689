import { BadgeCheck, Check, ConciergeBell, DoorOpen, Heart, MapPin, Smile } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Icon, type IconShape } from '../ui/icon.tsx';
import { BadgeNumber } from './badge-number.tsx';
import { CardReminder } from './card-reminder.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import './done.css';

type Kind = ScreenOf<'done'>['kind'];

const icons: Readonly<Record<Kind, IconShape>> = {
  'checked-in': BadgeCheck,
  'checked-out': DoorOpen,
  'badge-later': ConciergeBell,
  'see-staff': ConciergeBell,
  'thank-you': Heart,
};

/** The last screen: where to go, in letters one reads while picking up the badge and the card. */
export function Done({ screen }: { readonly screen: ScreenOf<'done'> }) {
  const { t, local } = useStrings();
  const send = useIntent();
  const { kind, badgeNumber, place, host, handwritten, mayRate } = screen;
  const good = kind === 'checked-in' || kind === 'checked-out';
  const showsBadge = badgeNumber !== undefined && (kind === 'checked-in' || kind === 'badge-later');
  return (
    <Step
      title={handwritten ? 'done.title-handwritten' : `done.title-${kind}`}
      hint={`done.hint-${kind}`}
      icon={icons[kind]}
      tone={good ? 'good' : 'plain'}
      layout="centred"
      canCancel={false}
      actions={
        <>
          {mayRate && (
            <BigButton icon={Smile} onPress={() => send({ type: 'open-rating' })}>
              {t('rate.open')}
            </BigButton>
          )}
          <BigButton kind="primary" icon={Check} onPress={() => send({ type: 'finish' })}>
            {t('action.finish')}
          </BigButton>
        </>
      }
    >
      {kind === 'checked-in' && place && (
        <div className="done-place">
          <p className="done-place__label">
            <Icon shape={MapPin} />
            {t('done.go-to')}
          </p>
          <p className="done-place__name">{local(place)}</p>
          {host && <p>{t('done.host', { name: host })}</p>}
        </div>
      )}
      {showsBadge && <BadgeNumber label={t('done.badge')} number={badgeNumber} />}
      <CardReminder />
    </Step>
  );
}
