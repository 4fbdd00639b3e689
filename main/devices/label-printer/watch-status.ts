import type { PrintOutcome } from './port.ts';
import type { JobContext } from './print-job.ts';
import { decidingFault, faultVerdict, unconfirmed } from './verdict.ts';
import type { Knowledge } from './watch-label.ts';

/** Asks for the state until it shows what became of the label, as the table at `watchLabel` has it. */
export async function watchStatus(
  context: JobContext,
  { answers, ...knowledge }: Knowledge,
): Promise<PrintOutcome> {
  const { session, timers, timings, onStatus } = context;
  const firedAtMs = timers.now();
  const silenceMs = answers ? timings.silenceMs : 0;
  let answeredAtMs = firedAtMs;
  let begun = false;

  for (;;) {
    const status = await session.status();
    const lost = session.lost();
    if (lost) return unconfirmed(`the link was lost after the whole label was sent: ${lost.detail}`);
    const nowMs = timers.now();
    if (status) {
      answeredAtMs = nowMs;
      onStatus(status);
      const fault = decidingFault(status.faults);
      if (fault) return faultVerdict(fault, { ...knowledge, begun, ended: begun && !status.printing });
      if (begun && !status.printing && status.faults.length === 0) return { outcome: 'printed' };
      begun ||= status.printing;
    } else if (nowMs - answeredAtMs >= silenceMs) {
      return unconfirmed('the printer does not answer');
    }
    if (!begun && nowMs - firedAtMs >= timings.startMs) {
      return unconfirmed('the printer never said it was printing');
    }
    if (nowMs - firedAtMs >= timings.finishMs) return unconfirmed('the printer did not come to an end');
    await session.pause(timings.pollMs);
  }
}

/** Nothing proves the label; what the printer says next is still worth showing. */
export async function lastLook({ session, onStatus }: JobContext): Promise<PrintOutcome> {
  const status = await session.status();
  if (status) onStatus(status);
  const fault = status && decidingFault(status.faults);
  return unconfirmed(fault ? `${fault} behind the label` : 'this printer does not tell when a label is out');
}
