import { Icon } from '../ui/icon.tsx';
import type { BuiltRoom } from '../web/frame/rooms.ts';
import { Link } from '../web/parts/link.tsx';
import { useStrings } from '../web/strings.ts';
import type { RoomName } from './room-plan.ts';

export interface NavigationProps {
  readonly rooms: readonly BuiltRoom<RoomName>[];
  readonly current: string | undefined;
}

export function Navigation({ rooms, current }: NavigationProps) {
  const { t } = useStrings();
  return (
    <nav className="console__rooms" aria-label={t('console.rooms')}>
      <ul>
        {rooms.map(({ name, words, icon, Waiting }) => (
          <li key={name}>
            <Link to={{ room: name }} className="console__room" isCurrent={name === current}>
              <Icon shape={icon} />
              <span>{t(words)}</span>
              {Waiting && <Waiting />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
