import type { ReactNode } from 'react';
import { Inbox } from 'lucide-react';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import './states.css';

/** Nothing is here: said in words, with what to do about it where there is something. */
export function Empty({
  title,
  icon = Inbox,
  isPage = false,
  children,
}: {
  readonly title: string;
  readonly icon?: IconShape;
  /** It is all there is on the page: its title is the page's heading. */
  readonly isPage?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty">
      <span className="empty__picture">
        <Icon shape={icon} />
      </span>
      {isPage ? <h1 className="empty__title">{title}</h1> : <p className="empty__title">{title}</p>}
      {children && <div className="empty__body">{children}</div>}
    </div>
  );
}
