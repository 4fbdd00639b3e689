import type { PrintProblem } from '../../../domain/visit/status.ts';
import type { Timers } from '../transport/timers.ts';
import type { Confirmation, EncodedLabel, PrinterStatus } from './language.ts';
import type { LabelMedia } from './media.ts';
import type { PrintOutcome } from './port.ts';
import type { PrinterSession } from './printer-session.ts';
import { stateOf } from './state.ts';
import type { PrinterTimings } from './timings.ts';
import { unconfirmed } from './verdict.ts';
import { watchLabel } from './watch-label.ts';

export interface JobContext {
  readonly session: PrinterSession;
  readonly timers: Timers;
  readonly timings: PrinterTimings;
  readonly media: LabelMedia;
  readonly confirmation: Confirmation;
  /** See `LabelLanguage.cancel`. */
  readonly cancel: Uint8Array | undefined;
  /** See `LabelLanguage.asksBehindPicture`. */
  readonly asksBehindPicture: boolean;
  /** What the printer answered, or that it did not. */
  readonly onStatus: (status: PrinterStatus | undefined) => void;
}

export interface LabelJob {
  readonly label: EncodedLabel;
  /** The system took the last byte of the job. */
  readonly onAccepted: () => void;
}

/**
 * Sends one label, in two steps where the language has them. The picture goes first; a status answered behind it
 * proves that the printer has all of it and is still fit to print; only then follows the command that prints. So a
 * link that breaks under the bulk of the job provably printed nothing, and the doubtful moment shrinks from 32 kB to a
 * dozen bytes. A language that prints line by line has no second step, and its doubt begins with the first byte.
 *
 * | what happened | what it proves | outcome |
 * |---|---|---|
 * | no link, or a fault before the picture | nothing was sent | failed: absent, or the fault |
 * | other labels in the printer than it was set up for | nothing was sent | failed: wrong-media |
 * | other work for longer than `busyMs` | nothing was sent | failed: refused |
 * | link lost, or bytes not taken, in the picture | what prints was never sent | failed: interrupted |
 * | the same where the picture prints line by line | some of it may be out | sent-unconfirmed |
 * | a fault between picture and what prints it | what prints was never sent | failed: the fault |
 * | no answer between the two | it may be busy unpacking | what prints is sent |
 * | link lost while or after sending what prints | it may have arrived | sent-unconfirmed |
 * | a fault behind it, and no answer to its cancelling, where the language has that | it may wait | sent-unconfirmed |
 * | after that | see `watchLabel` | |
 */
export async function printLabel(
  { label, onAccepted }: LabelJob,
  context: JobContext,
): Promise<PrintOutcome> {
  const { session } = context;
  const before = await statusWhenIdle(context);
  if (session.lost()) return lostBefore;
  const obstacle = obstacleIn(before, context);
  if (obstacle) return failed(obstacle, 'the printer is not ready');
  if (before?.printing) return failed('refused', 'the printer is busy with another label');
  const answersInOrder = before !== undefined && (await willReply(context));
  if (session.lost()) return lostBefore;

  const sent = await session.send(label.picture);
  if (label.fire.length > 0) {
    const stopped = await stoppedBehindPicture(sent.ok && before !== undefined, context);
    if (stopped) return stopped;
    const fired = await session.send(label.fire);
    if (!fired.ok) return unconfirmed(`the link broke at the last bytes: ${fired.error.detail}`);
  } else if (!sent.ok) {
    return unconfirmed(`the link broke inside the label: ${sent.error.detail}`);
  }
  onAccepted();
  const outcome = await watchLabel(context, {
    answers: before !== undefined,
    answersInOrder,
    reprintOff: label.reprintOff,
    cancels: context.cancel !== undefined,
  });
  return outcome.outcome === 'failed' ? cancelled(outcome, context) : outcome;
}

/** A label that waits in the printer for its fault to be cured would come out beside the one that replaces it. */
async function cancelled(
  outcome: PrintOutcome,
  { session, cancel, onStatus }: JobContext,
): Promise<PrintOutcome> {
  if (!cancel) return outcome;
  await session.send(cancel);
  const status = await session.status();
  if (!status || status.printing)
    return unconfirmed('a fault stopped the label, and whether it was cancelled is not known');
  onStatus(status);
  return outcome;
}

/** Why what prints must not follow the picture, if anything. */
async function stoppedBehindPicture(asks: boolean, context: JobContext): Promise<PrintOutcome | undefined> {
  const { session, asksBehindPicture } = context;
  // A printer that was mute before would only cost the visitor another wait.
  const between = asks && asksBehindPicture ? await session.status() : undefined;
  const lost = session.lost();
  if (lost) return failed('interrupted', `the link broke inside the picture: ${lost.detail}`);
  const obstacle = between && obstacleIn(between, context);
  return obstacle && failed(obstacle, 'the printer stopped before it was told to print');
}

function obstacleIn(status: PrinterStatus | undefined, context: JobContext): PrintProblem | undefined {
  context.onStatus(status);
  const { health } = stateOf(status, context.media);
  return health === 'ready' || health === 'unknown' ? undefined : health;
}

/** The printer's state once it has finished what it was doing, or as it is after `busyMs`. */
export async function statusWhenIdle(context: JobContext): Promise<PrinterStatus | undefined> {
  const { session, timers, timings } = context;
  const deadline = timers.now() + timings.busyMs;
  let status = await session.status();
  while (status?.printing && !status.faults[0] && timers.now() < deadline) {
    await session.pause(timings.pollMs);
    status = await session.status();
  }
  return status;
}

/** Whether this printer knows the question that is to prove the label worked through; asked while it is idle. */
async function willReply({ session, confirmation }: JobContext): Promise<boolean> {
  if (confirmation.by !== 'in-order-reply') return false;
  return (await session.exchange(confirmation.question, confirmation.answer)) !== undefined;
}

function failed(problem: PrintProblem, detail: string): PrintOutcome {
  return { outcome: 'failed', problem, detail };
}

const lostBefore = failed('absent', 'the link was lost before the label was sent');
