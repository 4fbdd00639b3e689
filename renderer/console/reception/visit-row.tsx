import { BadgeCheck, CircleDot, Clock, DoorOpen, Hand, LogOut, Printer, Siren, XCircle } from 'lucide-react';
import type { DeskVisit } from '../../../server/contract/reception.ts';
import { classNames } from '../../ui/class-names.ts';
import { useAccount } from '../../web/core/session.ts';
import { Button } from '../../web/parts/button.tsx';
import { Chip } from '../../web/parts/chip.tsx';
import { Link } from '../../web/parts/link.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { goTo } from '../../web/use-place.ts';
import { usePrintDesk } from './print/print-context.ts';
import { mayAct } from './roles.ts';

export interface VisitRowProps {
  readonly visit: DeskVisit;
  readonly isCurrent: boolean;
  readonly withDay?: boolean;
}

/** A visit of today: who, where to, how it stands, and the one thing to do next. */
export function VisitRow({ visit, isCurrent, withDay }: VisitRowProps) {
  const { t, local } = useStrings();
  const times = useTimes();
  const to = { room: 'reception', path: ['visit', visit.id] };
  const at = visit.leftAt ?? visit.since;
  return (
    <div className={classNames('desk-row', isCurrent && 'desk-row--current')}>
      <span className="desk-row__time">
        {withDay && <span className="desk-row__day">{times.day(at)}</span>}
        {times.time(at)}
      </span>
      <div className="desk-row__who">
        <Link to={to} className="desk-row__name" isCurrent={isCurrent}>
          {visit.erased ? t('desk.erased') : visit.maskedName || t('desk.no-name')}
        </Link>
        <span className="desk-row__more">
          {visit.badgeNumber} {visit.maskedPhone}{' '}
          {visit.host && `${visit.host.name} · ${local(visit.host.department)}`}
        </span>
      </div>
      <span className="desk-row__state">
        <StateChip visit={visit} />
      </span>
      <span className="desk-row__act">
        <RowAct visit={visit} />
      </span>
    </div>
  );
}

export function StateChip({ visit }: { readonly visit: DeskVisit }) {
  const { t } = useStrings();
  if (visit.state === 'awaiting-review')
    return visit.held ? (
      <Chip tone="problem" icon={Hand}>
        {t('desk.state.held')}
      </Chip>
    ) : (
      <Chip tone="care" icon={visit.escalated ? Siren : Clock}>
        {t('desk.state.waiting')}
      </Chip>
    );
  if (visit.state === 'rejected')
    return (
      <Chip tone="problem" icon={XCircle}>
        {t('desk.state.rejected')}
      </Chip>
    );
  if (visit.state === 'left') return <Chip icon={DoorOpen}>{t('desk.state.left')}</Chip>;
  if (visit.overdue)
    return (
      <Chip tone="problem" icon={Clock}>
        {t('desk.state.overdue')}
      </Chip>
    );
  return (
    <Chip tone="good" icon={visit.badge === 'printed' ? BadgeCheck : CircleDot}>
      {t('desk.state.inside')}
    </Chip>
  );
}

/** Badges of this desk that are not on paper yet come before leaving. */
function RowAct({ visit }: { readonly visit: DeskVisit }) {
  const { t } = useStrings();
  const { role } = useAccount();
  const { print, busy } = usePrintDesk();
  if (!mayAct(role) || visit.erased) return null;
  const open = () => goTo({ room: 'reception', path: ['visit', visit.id] });
  if (visit.state === 'awaiting-review')
    return visit.held ? null : (
      <Button kind="primary" small icon={BadgeCheck} onPress={open}>
        {t('desk.decide')}
      </Button>
    );
  if (visit.state !== 'inside') return null;
  if (visit.atDesk && visit.badge !== 'printed')
    return (
      <Button kind="primary" small icon={Printer} busy={busy} onPress={() => print([visit.id])}>
        {t('desk.print')}
      </Button>
    );
  return (
    <Button
      small
      icon={LogOut}
      onPress={() => goTo({ room: 'reception', path: ['visit', visit.id, 'leave'] })}
    >
      {t('desk.leave')}
    </Button>
  );
}
