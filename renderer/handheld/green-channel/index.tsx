import type { GuardTask, GuardTasks } from '../../../server/contract/guard.ts';
import { ClipboardCheck, Clock, UserRound } from 'lucide-react';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Chip } from '../../web/parts/chip.tsx';
import { Link } from '../../web/parts/link.tsx';
import { Empty } from '../../web/states/empty.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { AsOf } from '../parts/as-of.tsx';
import { CompletePage } from './complete-page.tsx';
import { OpenDoor } from './open-door.tsx';
import { useTasks } from './use-tasks.ts';
import './green-channel.css';

/** The green channel: one touch lets an emergency in, the details follow as a task with a deadline. */
export function Room({ place }: RoomProps) {
  const { t } = useStrings();
  const query = useTasks();
  const [id] = place.path;
  if (id !== undefined)
    return (
      <QueryView query={query} lines={6}>
        {(tasks: GuardTasks) => <CompletePage key={id} id={id} tasks={tasks} />}
      </QueryView>
    );
  return (
    <RoomPage title={t('handheld.green-title')} hint={t('handheld.green-hint')}>
      <OpenDoor onOpened={query.refresh} />
      <div className="green-channel__head">
        <h2>{t('handheld.tasks-title')}</h2>
        <AsOf query={query} />
      </div>
      <QueryView query={query} lines={4}>
        {({ items }: GuardTasks) =>
          items.length === 0 ? (
            <Empty title={t('handheld.tasks-none')} icon={ClipboardCheck} />
          ) : (
            <ul className="card-list">
              {items.map((task) => (
                <li key={task.visit}>
                  <TaskCard task={task} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </RoomPage>
  );
}

function TaskCard({ task }: { readonly task: GuardTask }) {
  const { t } = useStrings();
  const times = useTimes();
  const { badgeNumber, openedAt, openedBy = '', dueAt, overdue, inside } = task;
  return (
    <Link
      to={{ room: 'green-channel', path: [task.visit] }}
      className={overdue ? 'card-list__item card-list__item--urgent' : 'card-list__item'}
    >
      <div className="visit-card">
        <div className="visit-card__main">
          <p className="visit-card__name">{badgeNumber}</p>
          <p className="visit-card__line">
            {t('handheld.task-opened', { time: times.moment(openedAt), by: openedBy })}
          </p>
          <p className="visit-card__chips">
            {overdue ? (
              <Chip tone="problem" icon={Clock}>
                {t('handheld.task-overdue')}
              </Chip>
            ) : (
              <Chip icon={Clock}>{t('handheld.task-due', { time: times.moment(dueAt) })}</Chip>
            )}
            {inside && <Chip icon={UserRound}>{t('handheld.task-inside')}</Chip>}
          </p>
        </div>
        <span className="green-channel__go">{t('handheld.task-complete')}</span>
      </div>
    </Link>
  );
}
