import type { ReactNode } from 'react';

/** Two answers side by side, equally large and equally coloured: the screen must not decide for the guard. */
export function Decision({ children }: { readonly children: ReactNode }) {
  return <div className="staff-decision">{children}</div>;
}
