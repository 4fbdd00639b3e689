import { useEffect, useState } from 'react';
import { now } from '../../web/services.ts';

const everyMs = 15_000;

/** The phone's clock, moving on: for "waiting for 5 minutes". */
export function useNow(): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return at;
}
