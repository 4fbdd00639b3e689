import { useEffect, useRef, type ReactNode } from 'react';
import './room-page.css';

export interface RoomPageProps {
  readonly title: string;
  readonly hint?: string;
  /** A way back to the list, a `Link` or a `Button`. */
  readonly back?: ReactNode;
  /** What can be done with all of it: at the title's side. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** The room's heading and matter. Coming here moves the focus to the heading, so that a reader hears where it is. */
export function RoomPage({ title, hint, back, tools, children }: RoomPageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title]);
  return (
    <div className="room-page">
      <header className="room-page__header">
        <div>
          {back}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {hint && <p className="room-page__hint">{hint}</p>}
        </div>
        {tools && <div className="room-page__tools">{tools}</div>}
      </header>
      {children}
    </div>
  );
}
