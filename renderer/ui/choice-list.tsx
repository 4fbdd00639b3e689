import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import './choice.css';

export interface ChoiceListProps {
  /** Says what is chosen here, for those who do not see the heading above. */
  readonly label: string;
  readonly columns?: 1 | 2;
  readonly children: ReactNode;
}

/** Lays `ChoiceCard`s out in a grid of equal cells. */
export function ChoiceList({ label, columns = 1, children }: ChoiceListProps) {
  return (
    <div role="group" aria-label={label} className={classNames('choice-list', `choice-list--${columns}`)}>
      {children}
    </div>
  );
}
