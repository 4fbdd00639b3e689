import { useEffect, useEffectEvent } from 'react';

/** Roles whose own Enter and Space must keep working while the keyboard listens. */
const pressable =
  'button, a[href], summary, [role="button"], [role="option"], [role="radio"], [role="checkbox"]';
const editable = 'input:not([readonly]), textarea:not([readonly]), select, [contenteditable="true"]';

/**
 * Keys of a real keyboard, for staff who plug one in. `onKey` gets a character or `Enter`, `Backspace`, `Escape`
 * and says whether it used it. A focused text field types for itself; a focused button keeps Enter and Space.
 */
export function usePhysicalKeys(onKey: (key: string) => boolean): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : undefined;
    if (target?.closest(editable)) return;
    if ((event.key === 'Enter' || event.key === ' ') && target?.closest(pressable)) return;
    if (onKey(event.key)) event.preventDefault();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
