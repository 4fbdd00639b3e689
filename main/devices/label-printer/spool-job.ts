import { isUsable } from '../../../domain/device/report.ts';
import type { PrintProblem } from '../../../domain/visit/status.ts';
import type { Vitals } from '../health/vitals.ts';
import type { Pauses } from '../transport/pauses.ts';
import { hasEnded } from '../transport/spooler/port.ts';
import type { JobReport, QueueState, SpoolFault, Spooler } from '../transport/spooler/port.ts';
import type { Timers } from '../transport/timers.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { PrintOutcome } from './port.ts';
import type { SpoolTimings } from './spool-timings.ts';
import { unconfirmed } from './verdict.ts';

export interface SpoolContext {
  readonly spooler: Spooler;
  readonly timers: Timers;
  readonly timings: SpoolTimings;
  readonly pauses: Pauses;
  readonly vitals: Vitals;
  readonly jobName: string;
  readonly jobLifeMs: number;
  /** Whether a job the spooler calls completed may be called printed. */
  readonly trustsCompleted: boolean;
  readonly isStopping: () => boolean;
  readonly onQueue: (queue: Result<QueueState, SpoolFault>) => void;
}

export interface SpoolResult {
  readonly outcome: PrintOutcome;
  /** What the printer has of it. `part`: some of it, or nobody knows. */
  readonly arrived: 'nothing' | 'part' | 'whole';
  /** It may still be in the queue, and come out when nobody waits for it any more. */
  readonly leftBehind: boolean;
}

/**
 * Hands one label to a queue and stays with it until it has ended or its life is over. It is submitted once: a queue
 * keeps a job through a restart of itself, of the machine and of the printer, so a second one would be a second badge.
 *
 * | what happened | what it proves | outcome |
 * |---|---|---|
 * | no spooler, or no such queue | nothing was submitted | failed: absent |
 * | the queue is stopped or names a fault | nothing was submitted | failed: paused, or the fault |
 * | the spooler refuses the job | there is no job | failed: refused |
 * | its answer is lost, and the job is found in the queue | it was taken | watched like any other |
 * | its answer is lost, and there is no such job | it never came, or it has gone through | sent-unconfirmed |
 * | completed | every byte was handed over | sent-unconfirmed; printed where the site trusts its queue |
 * | cancelled or aborted before the spooler began with it | the printer has nothing | failed: interrupted |
 * | cancelled or aborted after that | nothing | sent-unconfirmed |
 * | its life is over: taken back before the spooler began | the printer has nothing | failed: interrupted |
 * | its life is over: taken back after that | nothing | sent-unconfirmed |
 * | it cannot be taken back | it may come out later | sent-unconfirmed, and tried again |
 * | the spooler no longer knows it | nothing | sent-unconfirmed |
 */
export async function spoolLabel(
  bytes: Uint8Array,
  context: SpoolContext,
  onAccepted: () => void,
): Promise<SpoolResult> {
  const { spooler, timers, jobName, jobLifeMs, onQueue } = context;
  const before = await spooler.look();
  onQueue(before);
  if (!before.ok) return failed('absent', before.error.detail);
  if (!isUsable(before.value.health)) return failed(before.value.health, before.value.words);

  const deadlineMs = timers.now() + jobLifeMs;
  const lifeSeconds = Math.ceil(jobLifeMs / 1_000);
  const submitted = await spooler.submit({ bytes, name: jobName, lifeSeconds });
  if (submitted.ok) {
    onAccepted();
    return watchJob(submitted.value, deadlineMs, context);
  }
  const { detail, mayExist } = submitted.error;
  if (!mayExist) return failed('refused', detail);
  const found = await spooler.unfinished(jobName);
  if (!found.ok) return open(`the queue's answer was lost: ${detail}`, true);
  const id = found.value.at(-1);
  if (id === undefined) return open(`the queue's answer was lost: ${detail}`, false);
  onAccepted();
  return watchJob(id, deadlineMs, context);
}

async function watchJob(id: number, deadlineMs: number, context: SpoolContext): Promise<SpoolResult> {
  const { spooler, timers, timings, pauses, vitals, isStopping, onQueue } = context;
  let begun = false;
  const note = (report: JobReport): void => {
    begun ||= report.begun;
    vitals.says(report.words);
  };
  while (!isStopping() && timers.now() < deadlineMs) {
    vitals.alive();
    const report = await spooler.jobState(id);
    if (report.ok) {
      note(report.value);
      if (hasEnded(report.value.state)) return verdict(report.value, begun, context);
    }
    onQueue(await spooler.look());
    await pauses.pause(Math.min(timings.pollMs, Math.max(0, deadlineMs - timers.now())));
  }
  const withdrawn = await spooler.withdraw(id);
  if (!withdrawn.ok) return open(`the job could not be taken back: ${withdrawn.error.detail}`, true);
  note(withdrawn.value);
  if (!hasEnded(withdrawn.value.state)) return open('the queue does not let go of the job', true);
  return verdict(withdrawn.value, begun, context);
}

function verdict({ state, words }: JobReport, begun: boolean, context: SpoolContext): SpoolResult {
  if (state === 'completed') {
    const outcome: PrintOutcome = context.trustsCompleted
      ? { outcome: 'printed' }
      : unconfirmed('the queue handed the label over');
    return { outcome, arrived: 'whole', leftBehind: false };
  }
  if (begun || state === 'gone') return open(`the queue had begun with the label: ${words}`, false);
  return failed('interrupted', `the queue never began with the label: ${words}`);
}

function failed(problem: PrintProblem, detail: string): SpoolResult {
  return { outcome: { outcome: 'failed', problem, detail }, arrived: 'nothing', leftBehind: false };
}

function open(detail: string, leftBehind: boolean): SpoolResult {
  return { outcome: unconfirmed(detail), arrived: 'part', leftBehind };
}
