import { useEffect, useState } from 'react';

/**
 * A value once it has stayed the same for `forMs`: what an eye takes in at a glance, an ear cannot follow.
 *
 * @returns `undefined` until the first one has settled
 */
export function useSettled<T>(value: T, forMs: number): T | undefined {
  const [settled, setSettled] = useState<T>();
  useEffect(() => {
    const settling = setTimeout(() => setSettled(value), forMs);
    return () => clearTimeout(settling);
  }, [value, forMs]);
  return settled;
}
