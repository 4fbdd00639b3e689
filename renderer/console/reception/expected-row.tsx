import { CalendarClock, LogIn, Users } from 'lucide-react';
import type { ExpectedItem } from '../../../server/contract/reception.ts';
import { classNames } from '../../ui/class-names.ts';
import { useAccount } from '../../web/core/session.ts';
import { Button } from '../../web/parts/button.tsx';
import { Chip } from '../../web/parts/chip.tsx';
import { Link } from '../../web/parts/link.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { goTo } from '../../web/use-place.ts';
import { mayAct } from './roles.ts';

export interface ExpectedRowProps {
  readonly item: ExpectedItem;
  readonly isCurrent: boolean;
  /** Says the day too, where rows of several days stand together. */
  readonly withDay?: boolean;
}

/** Somebody who is agreed to come; the one thing to do is to receive them. */
export function ExpectedRow({ item, isCurrent, withDay }: ExpectedRowProps) {
  const { t, local } = useStrings();
  const times = useTimes();
  const { role } = useAccount();
  const to = { room: 'reception', path: ['arrive', item.id] };
  const many = item.companions + 1;
  return (
    <div className={classNames('desk-row', isCurrent && 'desk-row--current')}>
      <span className="desk-row__time">
        {withDay && <span className="desk-row__day">{times.day(item.from)}</span>}
        {times.time(item.from)}
      </span>
      <div className="desk-row__who">
        <Link to={to} className="desk-row__name" isCurrent={isCurrent}>
          {item.maskedName}
        </Link>
        <span className="desk-row__more">
          {item.maskedPhone} {item.host && `${item.host.name} · ${local(item.host.department)}`}
        </span>
      </div>
      <span className="desk-row__state">
        {item.group !== undefined || many > 1 ? (
          <Chip icon={Users}>
            {item.group === undefined ? t('desk.people', { count: many }) : t('desk.group')}
          </Chip>
        ) : null}
        {!item.open ? (
          <Chip icon={CalendarClock}>{t('desk.not-yet')}</Chip>
        ) : (
          item.late && (
            <Chip tone="care" icon={CalendarClock}>
              {t('desk.late')}
            </Chip>
          )
        )}
      </span>
      <span className="desk-row__act">
        {mayAct(role) && item.open && (
          <Button kind="primary" small icon={LogIn} onPress={() => goTo(to)}>
            {t('desk.arrive')}
          </Button>
        )}
      </span>
    </div>
  );
}
