import type { ReactNode } from 'react';
import './summary-table.css';

export interface SummaryTableProps {
  readonly rows: readonly { readonly key: string; readonly label: string; readonly value: ReactNode }[];
}

/** Label and value, one pair per line; `dl` so that a reader hears them as pairs. */
export function SummaryTable({ rows }: SummaryTableProps) {
  return (
    <dl className="summary-table">
      {rows.map((row) => (
        <div key={row.key} className="summary-table__row" data-part="rows">
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
