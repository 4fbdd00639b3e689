import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Icon, type IconShape } from './icon.tsx';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly icon?: IconShape;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Hides the screen below: whoever it belongs to may have left, and the next person is looking. */
  readonly hidesScreen?: boolean;
}

/**
 * A takeover: lies over the whole kiosk surface and leaves the screen below out of reach (`inert`) until it goes.
 * Drawn inside the surface rather than the browser's top layer, so that it keeps the kiosk's scale beside the dock.
 */
export function Dialog({ title, icon, children, actions, hidesScreen = false }: DialogProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [surface, setSurface] = useState<Element | null>(null);
  // Not before the first commit: a window that reloads while the kiosk asks something has no surface to draw on yet.
  useLayoutEffect(() => setSurface(document.querySelector('.surface')), []);
  useEffect(() => {
    if (!surface) return;
    const frame = document.querySelector<HTMLElement>('.frame');
    const focused = document.activeElement;
    if (frame) frame.inert = true;
    heading.current?.focus();
    return () => {
      if (frame) frame.inert = document.querySelector('.takeover') !== null;
      if (focused instanceof HTMLElement) focused.focus();
    };
  }, [surface]);

  if (!surface) return null;
  return createPortal(
    <div className={hidesScreen ? 'takeover takeover--opaque' : 'takeover'}>
      <div
        role="alertdialog"
        aria-modal
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-body`}
        className="dialog"
      >
        {icon && <Icon shape={icon} className="dialog__icon" />}
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <div id={`${id}-body`} className="dialog__body">
          {children}
        </div>
        {actions && <div className="dialog__actions">{actions}</div>}
      </div>
    </div>,
    surface,
  );
}
