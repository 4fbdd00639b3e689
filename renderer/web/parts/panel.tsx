import { useId, type ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import './panel.css';

export interface PanelProps {
  readonly title?: string;
  /** A sentence below the title. */
  readonly hint?: string;
  /** Buttons at the title's side. */
  readonly tools?: ReactNode;
  /** Its content reaches the edges: a table, a list of links. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A white sheet with one matter on it. */
export function Panel({ title, hint, tools, flush, children }: PanelProps) {
  const id = useId();
  const body = <div className="panel__body">{children}</div>;
  const className = classNames('panel', flush && 'panel--flush');
  if (title === undefined) return <div className={className}>{body}</div>;
  return (
    <section className={className} aria-labelledby={id}>
      <header className="panel__header">
        <div>
          <h2 id={id}>{title}</h2>
          {hint && <p className="panel__hint">{hint}</p>}
        </div>
        {tools && <div className="panel__tools">{tools}</div>}
      </header>
      {body}
    </section>
  );
}

/** Things one below the other with even gaps. */
export function Stack({
  gap = 'm',
  children,
}: {
  readonly gap?: 's' | 'm' | 'l';
  readonly children: ReactNode;
}) {
  return <div className={`stack stack--${gap}`}>{children}</div>;
}

/** Things side by side that wrap where there is no room; `end` puts them to the right. */
export function Row({ end, children }: { readonly end?: boolean; readonly children: ReactNode }) {
  return <div className={classNames('row', end && 'row--end')}>{children}</div>;
}
