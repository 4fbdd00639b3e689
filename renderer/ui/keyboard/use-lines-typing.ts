import { useRef, useState } from 'react';
import { caretAt, pressLineKey } from './lines-typing.ts';
import { useLatestValue } from './use-latest-value.ts';

/** Lines being typed and the caret in them; the text is held elsewhere, the caret only here. */
export function useLinesTyping(value: string, onChange: (value: string) => void) {
  const { current, send } = useLatestValue(value, onChange);
  // Beside the state, because a second key may come before the first one is drawn.
  const latest = useRef(value.length);
  const [caret, setCaret] = useState(value.length);

  const moveTo = (next: number) => {
    latest.current = next;
    setCaret(next);
  };
  return {
    caret: Math.min(caret, value.length),
    press(key: string) {
      const before = current();
      const next = pressLineKey({ value: before, caret: Math.min(latest.current, before.length) }, key);
      moveTo(next.caret);
      send(next.value);
      return next;
    },
    goTo: (line: number, at: number) => moveTo(caretAt(current(), line, at)),
  };
}
