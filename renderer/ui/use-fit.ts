import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Share of the normal size below which nothing shrinks: 28 px of the 44 px text on a 21.5 inch panel. */
const smallest = 0.65;
const step = 0.05;

/**
 * Nothing on the main path scrolls: when a translation or elder mode makes the content taller than its space, its
 * type (`--fit`) shrinks in small steps until it fits. Below `smallest` of the normal size the box scrolls after all, so that nothing
 * is ever cut off.
 */
export function useFit<E extends HTMLElement>(): RefObject<E | null> {
  const box = useRef<E>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const fit = () => {
      const type = Number(getComputedStyle(element).getPropertyValue('--type'));
      for (let scale = 1; scale * type >= smallest; scale -= step) {
        element.style.setProperty('--fit', scale.toFixed(2));
        if (element.scrollHeight <= element.clientHeight + 1) return;
      }
    };
    fit();
    const resized = new ResizeObserver(fit);
    resized.observe(element);
    const changed = new MutationObserver(fit);
    changed.observe(element, { childList: true, subtree: true, characterData: true });
    // Elder mode, switched in the middle of a question, changes the type and neither this box nor its text.
    const surface = element.closest('.surface');
    if (surface) changed.observe(surface, { attributeFilter: ['class'] });
    void document.fonts.ready.then(fit);
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, []);
  return box;
}
