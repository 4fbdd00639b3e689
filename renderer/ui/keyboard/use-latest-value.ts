import { useRef } from 'react';

/**
 * The field's value as the finger left it. The `value` a keyboard is given has been to the main process and back,
 * so it can be a key or two behind; typing onto it would lose letters. Values that we sent ourselves are taken as
 * echoes, any other value (cleared, corrected, another field) wins.
 */
export function useLatestValue(value: string, onChange: (value: string) => void) {
  const latest = useRef(value);
  const seen = useRef(value);
  const sent = useRef<string[]>([]);

  if (value !== seen.current) {
    seen.current = value;
    const echo = sent.current.indexOf(value);
    if (echo >= 0) {
      sent.current.splice(0, echo + 1);
    } else {
      sent.current = [];
      latest.current = value;
    }
  }

  return {
    latest,
    send(next: string) {
      if (next === latest.current) return;
      latest.current = next;
      sent.current.push(next);
      onChange(next);
    },
  };
}
