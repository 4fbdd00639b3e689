import { useRef, useState } from 'react';
import { caretAt, isInLastLine, pressLineKey } from './lines-typing.ts';
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
  const typing = () => ({ value: current(), caret: Math.min(latest.current, current().length) });
  return {
    caret: Math.min(caret, value.length),
    press(key: string) {
      const next = pressLineKey(typing(), key);
      moveTo(next.caret);
      send(next.value);
    },
    goTo: (line: number, at: number) => moveTo(caretAt(current(), line, at)),
    isInLastLine: () => isInLastLine(typing()),
  };
}
