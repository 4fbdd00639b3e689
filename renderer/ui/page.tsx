import { useEffect, useRef, type ReactNode } from 'react';
import { useStrings, type StringKey } from '../strings/index.ts';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import { useSpokenScreen } from './sound/spoken.tsx';
import { useFit } from './use-fit.ts';
import './page.css';

export interface PageProps {
  /** The question. A key and not a text: it is spoken aloud in elder mode, and no name or number can be in a key. */
  readonly title: StringKey;
  /** What to do now, in one sentence. Spoken as well. */
  readonly hint?: StringKey | undefined;
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
  const { t } = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useFit<HTMLDivElement>();

  useSpokenScreen(title, hint);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
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
              {t(title)}
            </h1>
            {hint && <p className="page__hint">{t(hint)}</p>}
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
