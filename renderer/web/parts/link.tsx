import type { ReactNode } from 'react';
import { placeHash, type To } from '../core/router.ts';

export interface LinkProps {
  readonly to: To;
  readonly className?: string;
  readonly isCurrent?: boolean;
  readonly children: ReactNode;
}

/** A way to another place of this page; the browser follows the fragment by itself, in a new tab too. */
export function Link({ to, className, isCurrent, children }: LinkProps) {
  return (
    <a href={placeHash(to)} className={className} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}
