import type { PrinterSession } from './printer-session.ts';

/** Keeps the half of one label from swallowing the start of the next. */
export interface HalfJobGuard {
  /** Frees the printer of a half picture where one must be feared, does the work, and learns from its end. */
  during(session: PrinterSession, purpose: 'look' | 'label', work: () => Promise<void>): Promise<void>;
}

/**
 * A printer that lost the link inside a picture may go on counting: it is deaf, and takes the next job for the missing
 * dots. The cure is a flush, and the flush can be lost like any job, so having sent it proves nothing: only a status
 * answered behind it does.
 *
 * - `broken`: the link was lost over a label or a flush. Flushed at the next visit, whatever that visit is for. So is
 *   the first visit of all, for whoever used this printer last may have died in a picture, be it our own process.
 * - `silent`: all was handed over and the printer said nothing. Flushed before the next label but not for a mere look:
 *   a mute printer is looked at for years, and one left in receipt mode feeds paper at every flush.
 *
 * @param flush see `tsplFlush`; without one nothing is ever flushed
 */
export function createHalfJobGuard(flush: Uint8Array | undefined): HalfJobGuard {
  let doubt: 'none' | 'silent' | 'broken' = 'broken';
  return {
    async during(session, purpose, work) {
      const flushes = doubt === 'broken' || (doubt === 'silent' && purpose === 'label');
      if (flush && flushes) await session.send(flush);
      await work();
      if (session.isInStep()) {
        if (flushes) doubt = 'none';
      } else if (flushes || purpose === 'label') {
        doubt = session.lost() ? 'broken' : 'silent';
      }
    },
  };
}
