import type { Confirmation } from './language.ts';
import type { PrintOutcome } from './port.ts';
import type { JobContext } from './print-job.ts';
import { decidingFault, faultVerdict, unconfirmed } from './verdict.ts';
import type { Knowledge } from './watch-label.ts';

const nothing = new Uint8Array(0);

/**
 * For printers that speak up by themselves: listens until one of them says what became of the label. They must not be
 * asked meanwhile, because the answer could come between the messages.
 */
export async function watchMessages(
  { session, timers, timings, onStatus }: JobContext,
  { messages, read }: Extract<Confirmation, { by: 'completion-message' }>,
  { answers, ...knowledge }: Knowledge,
): Promise<PrintOutcome> {
  const sentAtMs = timers.now();
  let begun = false;
  for (;;) {
    const heard = await session.exchange(nothing, messages);
    for (const { says, status } of heard ? read(heard) : []) {
      onStatus(status);
      const fault = decidingFault(status.faults) ?? (says === 'failed' ? 'fault' : undefined);
      if (fault) return faultVerdict(fault, { ...knowledge, begun, ended: says === 'completed' });
      if (says === 'completed') return { outcome: 'printed' };
      begun ||= status.printing;
    }
    const lost = session.lost();
    if (lost) return unconfirmed(`the link was lost after the whole label was sent: ${lost.detail}`);
    const waitedMs = timers.now() - sentAtMs;
    if (!begun && waitedMs >= (answers ? timings.startMs : 0)) {
      return unconfirmed('the printer never said it was printing');
    }
    if (waitedMs >= timings.finishMs) return unconfirmed('the printer did not come to an end');
  }
}
