import { useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { divide, type Span } from './divide.ts';

const step = 5;

export interface Pages<E extends HTMLElement> {
  readonly box: RefObject<E | null>;
  /** From 0. */
  readonly page: number;
  /** 1 as long as everything stands on the screen at once. */
  readonly of: number;
  readonly turnTo: (page: number) => void;
}

/**
 * Nothing on the main path scrolls. When a translation or elder mode makes the content taller than its box, the type
 * (`--fit`) shrinks in small steps, but never below the share the theme names (`--fit-floor`): what is read must stay
 * large. What does not fit then is shown in pages, divided between the elements marked `data-part` (their group as
 * its value). `of` names the content: another one begins at its first page.
 */
export function usePages<E extends HTMLElement>(content: string): Pages<E> {
  const box = useRef<E>(null);
  const [spans, setSpans] = useState<readonly Span[]>([]);
  const [turned, setTurned] = useState({ content, page: 0 });
  const of = Math.max(1, spans.length);
  const page = turned.content === content ? Math.min(turned.page, of - 1) : 0;

  const fit = useEffectEvent(() => {
    if (!box.current) return;
    const found = fitted(box.current);
    show(box.current, found[Math.min(page, found.length - 1)]);
    if (JSON.stringify(found) !== JSON.stringify(spans)) setSpans(found);
  });
  useLayoutEffect(() => {
    if (box.current) show(box.current, spans[page]);
  }, [spans, page]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    fit();
    const resized = new ResizeObserver(() => fit());
    resized.observe(element);
    const changed = new MutationObserver(() => fit());
    changed.observe(element, { childList: true, subtree: true, characterData: true });
    // Elder mode, switched in the middle of a question, changes the type and neither this box nor its text.
    const surface = element.closest('.surface');
    if (surface) changed.observe(surface, { attributeFilter: ['class'] });
    void document.fonts.ready.then(() => fit());
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, []);

  return { box, page, of, turnTo: (next) => setTurned({ content, page: next }) };
}

const partsOf = (box: Element) => [...box.querySelectorAll<HTMLElement>('[data-part]')];

/** Shows the parts of one page; all of them without one. Set here and never by React, so that neither undoes the other. */
function show(box: Element, span: Span | undefined): void {
  for (const [index, part] of partsOf(box).entries()) {
    part.hidden = span !== undefined && (index < span.from || index >= span.to);
  }
}

/** Sets the largest type that needs no scrolling; the pages it takes, or none where all is seen at once. */
function fitted(box: HTMLElement): readonly Span[] {
  const floor = Math.round(100 * Number(getComputedStyle(box).getPropertyValue('--fit-floor')));
  const sizes = Array.from(
    { length: Math.floor((100 - floor) / step) + 1 },
    (_, index) => 100 - index * step,
  );
  const groups = partsOf(box).map((part) => part.dataset['part'] ?? '');
  const isWhole = (span?: Span) => {
    show(box, span);
    return box.scrollHeight <= box.clientHeight + 1;
  };
  const at = (percent: number) => box.style.setProperty('--fit', String(percent / 100));

  box.removeAttribute('data-paged');
  for (const percent of sizes) {
    at(percent);
    if (isWhole()) return [];
  }
  if (groups.length < 2) return [];

  // Leaves room for the line that says which page this is.
  box.setAttribute('data-paged', '');
  const least = divide(groups, isWhole).length;
  for (const percent of sizes) {
    at(percent);
    const spans = divide(groups, isWhole);
    if (spans.length <= least && spans.every(isWhole)) return spans;
  }
  return divide(groups, isWhole);
}
