import { useEffect, useRef, type ReactNode } from 'react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useStrings, type StringKey } from '../strings/index.ts';
import { BigButton } from './big-button.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import { usePages } from './paging/use-pages.ts';
import { useSpokenScreen } from './sound/spoken.tsx';
import './page.css';

export interface PageProps {
  /** The question. A key and not a text: it is spoken aloud in elder mode, and no name or number can be in a key. */
  readonly title: StringKey;
  /** What to do now, in one sentence. Spoken as well. */
  readonly hint?: StringKey | undefined;
  readonly icon?: IconShape;
  /** What the content answers, such as a search: the answer to another one begins at its first page. */
  readonly about?: string;
  /** Colours the icon; the words carry the meaning. */
  readonly tone?: 'plain' | 'good' | 'care' | 'problem';
  /** `centred` for screens that tell rather than ask, `wide` for those with much to read. */
  readonly layout?: 'question' | 'centred' | 'wide';
  /** Elements marked `data-part` may come on a second page where they have no room (use-pages.ts). */
  readonly children?: ReactNode;
  /** A keyboard or number pad: the low zone in portrait, the right half in landscape. */
  readonly keyboard?: ReactNode;
  /** The way on: one primary button, or two of equal size where both answers are fair. Waits for the last page. */
  readonly actions?: ReactNode;
  /** Back, skip, leave: always at the same place, below the actions. On a later page, back is the page before. */
  readonly navigation?: ReactNode;
}

/** One question: heading, body, and the controls in the zone that everybody reaches. */
export function Page(props: PageProps) {
  const {
    title,
    hint,
    icon,
    about = '',
    tone = 'plain',
    layout = 'question',
    children,
    keyboard,
    actions,
    navigation,
  } = props;
  const { t, language } = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  const { box, ...pages } = usePages<HTMLDivElement>(`${title} ${language} ${about}`);
  const isLastPage = pages.page === pages.of - 1;

  useSpokenScreen(title, hint);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [title]);

  return (
    <main className={classNames('page', `page--${layout}`, keyboard !== undefined && 'page--keyboard')}>
      <div className="page__content" ref={box}>
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
        {pages.of > 1 && (
          <p className="page__which" aria-live="polite">
            {t('page.which', { page: pages.page + 1, of: pages.of })}
          </p>
        )}
      </div>
      {keyboard && <div className="page__keyboard">{keyboard}</div>}
      {(actions || navigation || pages.of > 1) && (
        <footer className="page__footer">
          {(actions || pages.of > 1) && (
            // Both ways on take their room on every page, so that turning one moves nothing.
            <div className="page__ways">
              {pages.of > 1 && (
                <div className="page__actions" data-out={isLastPage || undefined}>
                  <BigButton
                    kind="primary"
                    icon={ChevronRight}
                    iconAfter
                    onPress={() => pages.turnTo(pages.page + 1)}
                  >
                    {t('page.next')}
                  </BigButton>
                </div>
              )}
              {actions && (
                <div className="page__actions" data-out={!isLastPage || undefined}>
                  {actions}
                </div>
              )}
            </div>
          )}
          {(navigation || pages.of > 1) && (
            // The way back as well: a footer that changed its height would divide the content anew with every turn.
            <div className="page__ways page__ways--back">
              {pages.of > 1 && (
                <nav className="page__navigation" data-out={pages.page === 0 || undefined}>
                  <BigButton icon={ChevronLeft} onPress={() => pages.turnTo(pages.page - 1)}>
                    {t('page.previous')}
                  </BigButton>
                </nav>
              )}
              {navigation && (
                <nav className="page__navigation" data-out={pages.page > 0 || undefined}>
                  {navigation}
                </nav>
              )}
            </div>
          )}
        </footer>
      )}
    </main>
  );
}
