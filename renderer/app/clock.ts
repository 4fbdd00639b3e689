import { useEffect, useState } from 'react';
import type { Instant } from '../../domain/kernel/time.ts';

/** Whole seconds until `end`, never below zero. The window's only use of the clock: main decides, we count. */
export function useSecondsUntil(end: Instant): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(ticking);
  }, []);
  return Math.max(0, Math.ceil((end - now) / 1_000));
}
