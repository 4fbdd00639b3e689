import type { WindowScanning } from '../../../preload/contract/scanning.ts';
import { isReplayed, replayKey } from './replay.ts';
import { createWedge, longestCode, type KeyKind } from './wedge.ts';

const modifiers: ReadonlySet<string> = new Set(['Shift', 'CapsLock', 'NumLock', 'AltGraph']);
/** Keep their own Space: a person presses it there, and no code begins with one. */
const pressable =
  'button, a[href], summary, [role="button"], [role="option"], [role="radio"], [role="checkbox"]';

/**
 * Takes the codes of a scanner that types out of the stream of keys, wherever the focus is. Returns its own removal.
 *
 * Before every other listener (capture, on the window): what is held back must not be seen by anybody.
 */
export function listenForCodes(
  { endKey, keyGapMs }: NonNullable<WindowScanning['keyboard']>,
  onCode: (text: string) => void,
): () => void {
  const wedge = createWedge<KeyboardEvent>({ keyGapMs });
  let pause: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(pause);
    wedge.flush().forEach(replayKey);
  };

  const kindOf = (event: KeyboardEvent): KeyKind => {
    const { key, repeat, isComposing, ctrlKey, altKey, metaKey } = event;
    if (modifiers.has(key)) return 'modifier';
    // 229 is a key that an input method takes for itself.
    if (repeat || isComposing || event.keyCode === 229) return 'other';
    if (key === endKey) return 'end';
    // AltGr writes characters on some keyboards and looks like Ctrl and Alt together.
    if (metaKey || ctrlKey !== altKey || [...key].length !== 1) return 'other';
    const isButtons = key === ' ' && event.target instanceof Element && event.target.closest(pressable);
    return isButtons && !wedge.isHolding ? 'other' : 'character';
  };

  const onKey = (event: KeyboardEvent): void => {
    if (isReplayed(event)) return;
    const kind = kindOf(event);
    if (kind !== 'modifier') clearTimeout(pause);
    const { replay, act } = wedge.press(event, kind, event.timeStamp);
    replay.forEach(replayKey);
    if (act !== 'pass') {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (act === 'hold') pause = setTimeout(flush, keyGapMs);
    else if (act !== 'pass')
      onCode(
        act.code
          .map(({ key }) => key)
          .join('')
          .slice(0, longestCode),
      );
  };

  addEventListener('keydown', onKey, true);
  // A touch of the kiosk's own keyboard comes after the keys that were pressed before it.
  addEventListener('pointerdown', flush, true);
  addEventListener('compositionstart', flush, true);
  return () => {
    removeEventListener('keydown', onKey, true);
    removeEventListener('pointerdown', flush, true);
    removeEventListener('compositionstart', flush, true);
    flush();
  };
}
