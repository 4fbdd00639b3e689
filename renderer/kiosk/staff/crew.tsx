import {
  ArrowLeftRight,
  CircleCheck,
  ConciergeBell,
  CreditCard,
  DoorOpen,
  LogOut,
  RotateCw,
  UserRoundCheck,
  UserRoundX,
} from 'lucide-react';
import type { CrewOutcome, CrewResult } from '../../../domain/visit/crew.ts';
import { useStatus } from '../../app/store.ts';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import type { ScreenOf } from '../screen-of.ts';
import './crew.css';

type Tone = 'good' | 'care' | 'problem';

const looks: Readonly<Record<CrewOutcome, { readonly icon: IconShape; readonly tone: Tone }>> = {
  in: { icon: CircleCheck, tone: 'good' },
  out: { icon: DoorOpen, tone: 'good' },
  'already-in': { icon: UserRoundCheck, tone: 'care' },
  'not-in': { icon: UserRoundX, tone: 'care' },
  'not-enrolled': { icon: UserRoundX, tone: 'problem' },
  expired: { icon: UserRoundX, tone: 'problem' },
  register: { icon: CreditCard, tone: 'care' },
  'see-guard': { icon: ConciergeBell, tone: 'care' },
  unreadable: { icon: RotateCw, tone: 'problem' },
  'not-saved': { icon: RotateCw, tone: 'problem' },
};

/** Card after card: the last one's answer in letters that are read while walking past. */
export function Crew({ screen }: { readonly screen: ScreenOf<'crew'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { reader } = useStatus();
  const { direction, busy, last, counts, printing, unprinted, problem } = screen;
  const other = direction === 'in' ? 'out' : 'in';
  return (
    <Page
      title={`crew.title-${direction}`}
      layout="wide"
      actions={
        <BigButton
          kind="primary-outline"
          icon={ArrowLeftRight}
          onPress={() => send({ type: 'turn-crew', direction: other })}
        >
          {t(`crew.turn-${other}`)}
        </BigButton>
      }
      navigation={
        <BigButton icon={LogOut} onPress={() => send({ type: 'finish' })}>
          {t('crew.end')}
        </BigButton>
      }
    >
      <div className="crew">
        <LastCard busy={busy} last={last} />
        <div className="crew-notes">
          <dl className="crew-counts" data-part="crew">
            {(['in', 'out', 'refused'] as const).map((count) => (
              <div key={count} className="crew-count">
                <dt>{t(`crew.count-${count}`)}</dt>
                <dd>{t('crew.people', { count: counts[count] })}</dd>
              </div>
            ))}
          </dl>
          {reader !== 'ready' && reader !== 'connecting' && (
            <div data-part="crew">
              <Notice tone="problem">{t('crew.no-reader')}</Notice>
            </div>
          )}
          {unprinted > 0 && (
            <div data-part="crew">
              <Notice tone="care" title={t('crew.unprinted', { count: unprinted })}>
                {problem && t(`print.${problem}`)}
              </Notice>
            </div>
          )}
          {printing > 0 && (
            <div data-part="crew">
              <Notice>{t('crew.printing', { count: printing })}</Notice>
            </div>
          )}
        </div>
      </div>
    </Page>
  );
}

function LastCard({ busy, last }: { readonly busy: boolean; readonly last: CrewResult | undefined }) {
  const { t } = useStrings();
  if (busy || !last) {
    return (
      <div role="status" className="crew-card">
        <Icon shape={CreditCard} className="crew-card__icon" />
        <p className="crew-card__words">{t(busy ? 'crew.busy' : 'crew.next')}</p>
      </div>
    );
  }
  const { icon, tone } = looks[last.outcome];
  return (
    <div role="status" className={`crew-card crew-card--${tone}`}>
      <Icon shape={icon} className="crew-card__icon" />
      <p className="crew-card__words">{t(`crew.${last.outcome}`)}</p>
      {last.maskedName && <p className="crew-card__name">{last.maskedName}</p>}
      {last.badgeNumber && (
        <p className="crew-card__badge">
          {t('crew.badge')} <strong>{last.badgeNumber}</strong>
        </p>
      )}
    </div>
  );
}
