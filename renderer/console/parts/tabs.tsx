import type { To } from '../../web/core/router.ts';
import { Link } from '../../web/parts/link.tsx';
import './parts.css';

export interface Tab {
  readonly key: string;
  readonly label: string;
  readonly to: To;
}

/** The parts of a room, as links: each has an address of its own and the browser's way back works. */
export function Tabs({
  label,
  tabs,
  current,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.key} to={tab.to} className="tabs__tab" isCurrent={tab.key === current}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
