import type { To } from '../../web/core/router.ts';
import { Link } from '../../web/parts/link.tsx';

/** The way back to a list, above the heading of what was opened from it. */
export function Back({ to, children }: { readonly to: To; readonly children: string }) {
  return (
    <p>
      <Link to={to}>← {children}</Link>
    </p>
  );
}
