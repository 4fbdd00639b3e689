import type { PrinterHealth, PrintProblem } from '../../../domain/visit/status.ts';
import type { Timers } from '../transport/timers.ts';
import type { PrintOutcome } from './port.ts';
import type { PrinterSession } from './printer-session.ts';
import type { PrinterTimings } from './timings.ts';
import { healthOf } from './tspl/status.ts';
import type { TsplStatus } from './tspl/status.ts';
import { watchLabel } from './watch-label.ts';

export interface JobParts {
  /** Everything but the command that prints; puts nothing on paper by itself. */
  readonly picture: Uint8Array;
  /** The command that prints. */
  readonly fire: Uint8Array;
  /** Whether the printer was told not to repeat a label that an error cut short. */
  readonly reprintOff: boolean;
}

export interface JobContext {
  readonly session: PrinterSession;
  readonly timers: Timers;
  readonly timings: PrinterTimings;
  readonly onHealth: (health: PrinterHealth) => void;
  /** The system took the last byte of the job. */
  readonly onAccepted: () => void;
}

/**
 * Sends one label, in two steps. The picture goes first; a status answered behind it proves that the printer has all
 * of it and is still fit to print; only then follows the command that prints. So a link that breaks under the bulk of
 * the job provably printed nothing, and the doubtful moment shrinks from 32 kB to eleven bytes.
 *
 * | what happened | what it proves | outcome |
 * |---|---|---|
 * | no link, or a fault bit before the picture | nothing was sent | failed: absent, or the fault |
 * | other work for longer than `busyMs` | nothing was sent | failed: refused |
 * | link lost, or bytes not taken, in the picture | PRINT was never sent | failed: interrupted |
 * | fault bit between picture and PRINT | PRINT was never sent | failed: the fault |
 * | no answer between picture and PRINT | it may be busy unpacking | PRINT is sent |
 * | link lost while or after sending PRINT | it may have arrived | sent-unconfirmed |
 * | after PRINT | see `watchLabel` | |
 */
export async function printLabel(parts: JobParts, context: JobContext): Promise<PrintOutcome> {
  const { session, onHealth } = context;
  const before = await statusWhenIdle(context);
  if (session.lost()) return failed('absent', 'the link was lost before the label was sent');
  onHealth(healthOf(before));
  if (before?.faults[0]) return failed(before.faults[0], 'the printer is not ready');
  if (before?.printing) return failed('refused', 'the printer is busy with another label');

  const sent = await session.send(parts.picture);
  // A printer that was mute before would only cost the visitor another wait.
  const between = sent.ok && before ? await session.status() : undefined;
  const lost = sent.ok ? session.lost() : sent.error;
  if (lost) return failed('interrupted', `the link broke inside the picture: ${lost.detail}`);
  if (between) onHealth(healthOf(between));
  if (between?.faults[0]) return failed(between.faults[0], 'the printer stopped before it was told to print');

  const fired = await session.send(parts.fire);
  if (!fired.ok) {
    return { outcome: 'sent-unconfirmed', detail: `the link broke at the last bytes: ${fired.error.detail}` };
  }
  context.onAccepted();
  return watchLabel(context, { answers: before !== undefined, reprintOff: parts.reprintOff });
}

/** The printer's state once it has finished what it was doing, or as it is after `busyMs`. */
async function statusWhenIdle({ session, timers, timings }: JobContext): Promise<TsplStatus | undefined> {
  const deadline = timers.now() + timings.busyMs;
  let status = await session.status();
  while (status?.printing && !status.faults[0] && timers.now() < deadline) {
    await session.pause(timings.pollMs);
    status = await session.status();
  }
  return status;
}

function failed(problem: PrintProblem, detail: string): PrintOutcome {
  return { outcome: 'failed', problem, detail };
}
