const editable = 'input:not([readonly]), textarea:not([readonly]), [contenteditable="true"]';

/** Presses of our own making: the listener must let them pass. */
const replayed = new WeakSet<Event>();

export const isReplayed = (event: Event): boolean => replayed.has(event);

/** Gives a key that was held back to whatever has the focus now, as if it had been pressed this moment. */
export function replayKey(held: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const { key, code, location, shiftKey } = held;
  const again = { key, code, location, shiftKey, bubbles: true, cancelable: true, composed: true };
  const down = new KeyboardEvent('keydown', again);
  replayed.add(down);
  const goesOn = target.dispatchEvent(down);
  // The only way to write that keeps selection, undo and limits, and that React hears as typing. Chromium has it for good.
  if (goesOn && target.matches(editable)) document.execCommand('insertText', false, key);
}
