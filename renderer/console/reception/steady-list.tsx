import { useRef, useState, type ReactNode } from 'react';
import { useStrings } from '../../web/strings.ts';

export interface SteadyListProps<Row> {
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  readonly children: (row: Row) => ReactNode;
}

/**
 * A live list that nobody mis-clicks: while a pointer or the focus is in it, rows change their words and never their places; what came
 * meanwhile is counted below and takes its place once the hand is gone.
 */
export function SteadyList<Row>({ rows, rowKey, empty, children }: SteadyListProps<Row>) {
  const { t } = useStrings();
  const [isHeld, setHeld] = useState(false);
  const shown = useRef<readonly Row[]>(rows);
  const latest = new Map(rows.map((row) => [rowKey(row), row]));
  shown.current = isHeld ? shown.current.map((row) => latest.get(rowKey(row)) ?? row) : rows;
  const known = new Set(shown.current.map(rowKey));
  const fresh = rows.filter((row) => !known.has(rowKey(row))).length;

  if (shown.current.length === 0 && fresh === 0) return empty;
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setHeld(false);
      }}
    >
      <ul className="desk-rows">
        {shown.current.map((row) => (
          <li key={rowKey(row)}>{children(row)}</li>
        ))}
      </ul>
      <p className="desk-fresh" role="status">
        {fresh > 0 && t('desk.fresh', { count: fresh })}
      </p>
    </div>
  );
}
