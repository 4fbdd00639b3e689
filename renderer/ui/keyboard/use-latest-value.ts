import { useState } from 'react';
import { createLatestValue } from './latest-value.ts';

/** Keeps a keyboard's text ahead of the value it is given back; see `createLatestValue`. */
export function useLatestValue(value: string, onChange: (value: string) => void) {
  const [typed] = useState(() => createLatestValue(value));
  typed.receive(value);
  return {
    current: typed.current,
    send: (text: string) => {
      if (typed.send(text)) onChange(text);
    },
  };
}
