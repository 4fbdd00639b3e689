import type { PrinterSession } from './printer-session.ts';

/** Keeps the half of one label from swallowing the start of the next. */
export interface HalfJobGuard {
  /** Frees the printer of a half picture where one must be feared, does the work, and learns from its end. */
  during(session: PrinterSession, purpose: 'look' | 'job', work: () => Promise<void>): Promise<void>;
}

export interface HalfJobCure {
  /** See `LabelLanguage.flush`. */
  readonly flush: Uint8Array;
  /** See `LabelLanguage.eject`. */
  readonly eject?: Uint8Array | undefined;
}

/**
 * A printer that lost the link inside a picture may go on counting: it is deaf, and takes the next job for the missing
 * dots. The cure is a flush, and the flush can be lost like any job, so having sent it proves nothing: only a status
 * answered behind it does.
 *
 * - `broken`: the link was lost over a job or a flush. Flushed at the next visit, whatever that visit is for. So is
 *   the first visit of all, for whoever used this printer last may have died in a picture, be it our own process.
 * - `silent`: all was handed over and the printer said nothing. Flushed before the next job but not for a mere look:
 *   a mute printer is looked at for years, and one left in receipt mode feeds paper at every flush.
 *
 * @param cure without one nothing is ever flushed
 */
export function createHalfJobGuard(cure: HalfJobCure | undefined): HalfJobGuard {
  let doubt: 'none' | 'silent' | 'broken' = 'broken';
  /** A job of ours broke off, so there may be ink on the paper already. */
  let halfLabel = false;
  return {
    async during(session, purpose, work) {
      const flushes = doubt === 'broken' || (doubt === 'silent' && purpose === 'job');
      if (cure && flushes) {
        await session.send(cure.flush);
        if (halfLabel && cure.eject) await session.send(cure.eject);
      }
      await work();
      if (session.isInStep()) {
        if (flushes) doubt = 'none';
        halfLabel = false;
      } else if (flushes || purpose === 'job') {
        doubt = session.lost() ? 'broken' : 'silent';
        halfLabel ||= purpose === 'job' && doubt === 'broken';
      }
    },
  };
}
