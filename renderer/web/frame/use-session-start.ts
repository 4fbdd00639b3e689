import { useEffect } from 'react';
import { useSession } from '../core/session.ts';
import { later, session } from '../services.ts';

const againMs = 10_000;

/** Asks who is here when the page opens, and again by itself while the server cannot be reached. */
export function useSessionStart(): void {
  const { phase, fault } = useSession();
  useEffect(() => void session.load(), []);
  // Every failed try brings a fault of its own, which asks for the next one.
  useEffect(() => {
    if (phase === 'unreachable') return later(againMs, () => void session.load());
    return undefined;
  }, [phase, fault]);
}
