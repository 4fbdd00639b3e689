import { useLayoutEffect, useRef, type RefObject } from 'react';

const smallest = 0.6;
const step = 0.05;

/**
 * Nothing on the main path scrolls: when a translation or elder mode makes the content taller than its space, its
 * type (`--fit`) shrinks in small steps until it fits. Below `smallest` the box scrolls after all, so that nothing
 * is ever cut off.
 */
export function useFit<E extends HTMLElement>(): RefObject<E | null> {
  const box = useRef<E>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const fit = () => {
      for (let scale = 1; scale >= smallest; scale -= step) {
        element.style.setProperty('--fit', scale.toFixed(2));
        if (element.scrollHeight <= element.clientHeight + 1) return;
      }
    };
    fit();
    const resized = new ResizeObserver(fit);
    resized.observe(element);
    const changed = new MutationObserver(fit);
    changed.observe(element, { childList: true, subtree: true, characterData: true });
    void document.fonts.ready.then(fit);
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, []);
  return box;
}
