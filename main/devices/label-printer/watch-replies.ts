import type { Confirmation } from './language.ts';
import type { PrintOutcome } from './port.ts';
import type { JobContext } from './print-job.ts';
import { decidingFault, faultVerdict, unconfirmed } from './verdict.ts';
import type { Knowledge } from './watch-label.ts';
import { lastLook } from './watch-status.ts';

/**
 * For printers that answer one question only after all that was sent before it. The question is asked again after every
 * look at the state: each is answered in its turn, so an answer lost among the others is not missed.
 */
export async function watchReplies(
  context: JobContext,
  { question, answer }: Extract<Confirmation, { by: 'in-order-reply' }>,
  { answersInOrder, ...knowledge }: Knowledge,
): Promise<PrintOutcome> {
  const { session, timers, timings, onStatus } = context;
  if (!answersInOrder) return lastLook(context);
  const sentAtMs = timers.now();
  for (;;) {
    const reply = await session.exchange(question, answer);
    const status = await session.status();
    const lost = session.lost();
    if (lost) return unconfirmed(`the link was lost after the whole label was sent: ${lost.detail}`);
    if (status) onStatus(status);
    const fault = status && decidingFault(status.faults);
    if (fault) return faultVerdict(fault, { ...knowledge, begun: true, ended: reply !== undefined });
    if (reply) return { outcome: 'printed' };
    if (timers.now() - sentAtMs >= timings.finishMs) return unconfirmed('the printer did not come to an end');
    await session.pause(timings.pollMs);
  }
}
