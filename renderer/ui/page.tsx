import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import { useFit } from './use-fit.ts';
import './page.css';

export interface PageProps {
  /** The question. Spoken aloud in elder mode, so never a name or a number; those go into the body. */
  readonly title: string;
  /** What to do now, in one sentence. Spoken as well. */
  readonly hint?: string;
  readonly icon?: IconShape;
  /** Colours the icon; the words carry the meaning. */
  readonly tone?: 'plain' | 'good' | 'care' | 'problem';
  /** `centred` for screens that tell rather than ask. */
  readonly layout?: 'question' | 'centred';
  readonly children?: ReactNode;
  /** A keyboard or number pad: the low zone in portrait, the right half in landscape. */
  readonly keyboard?: ReactNode;
  /** The way on: one primary button, or two of equal size where both answers are fair. */
  readonly actions?: ReactNode;
  /** Back, skip, leave: always at the same place, below the actions. */
  readonly navigation?: ReactNode;
}

/** One question: heading, body, and the controls in the zone that everybody reaches. */
export function Page(props: PageProps) {
  const {
    title,
    hint,
    icon,
    tone = 'plain',
    layout = 'question',
    children,
    keyboard,
    actions,
    navigation,
  } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useFit<HTMLDivElement>();

  useEffect(() => {
    // A screen with a field of its own has taken the focus already; all others begin at their heading.
    if (!document.activeElement?.matches('input')) heading.current?.focus();
  }, [title]);

  return (
    <main className={classNames('page', `page--${layout}`, keyboard !== undefined && 'page--keyboard')}>
      <div className="page__content" ref={body}>
        <header className="page__heading">
          {icon && (
            <span className={`page__emblem page__emblem--${tone}`}>
              <Icon shape={icon} />
            </span>
          )}
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {hint && <p className="page__hint">{hint}</p>}
          </div>
        </header>
        {children && <div className="page__body">{children}</div>}
      </div>
      {keyboard && <div className="page__keyboard">{keyboard}</div>}
      {(actions || navigation) && (
        <footer className="page__footer">
          {actions && <div className="page__actions">{actions}</div>}
          {navigation && <nav className="page__navigation">{navigation}</nav>}
        </footer>
      )}
    </main>
  );
}
