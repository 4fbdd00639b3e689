import type { ComponentType, SVGProps } from 'react';

/** Any lucide-react icon. It never stands alone: a word is always beside it, so it is hidden from readers. */
export type IconShape = ComponentType<SVGProps<SVGSVGElement>>;

export function Icon({
  shape: Shape,
  className,
}: {
  readonly shape: IconShape;
  readonly className?: string;
}) {
  return <Shape className={className ? `icon ${className}` : 'icon'} aria-hidden focusable={false} />;
}
