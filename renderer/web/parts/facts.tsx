import { Fragment, type ReactNode } from 'react';
import './facts.css';

export interface FactsProps {
  readonly rows: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: ReactNode;
  }[];
}

/** Label and value, pair by pair; `dl`, so that a reader hears them as pairs. */
export function Facts({ rows }: FactsProps) {
  return (
    <dl className="facts">
      {rows.map(({ key, label, value }) => (
        <Fragment key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
