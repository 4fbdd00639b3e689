import { isUsable } from '../../../domain/device/report.ts';
import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { PrintProblem } from '../../../domain/visit/status.ts';
import type { Vitals } from '../health/vitals.ts';
import type { Pauses } from '../transport/pauses.ts';
import { hasEnded } from '../transport/spooler/port.ts';
import type { JobReport, QueueState, SpoolFault, Spooler } from '../transport/spooler/port.ts';
import type { Timers } from '../transport/timers.ts';
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
  const ended = await untilEnded(id, deadlineMs, context);
  if (!ended.ok) return open(ended.error, true);

  await context.spooler.forget(id);
  return verdict(ended.value, context.trustsCompleted);
}

/** @returns how the job ended, `begun` being for all its life; why it has not, when it cannot even be taken back */
async function untilEnded(
  id: number,
  deadlineMs: number,
  context: SpoolContext,
): Promise<Result<JobReport, string>> {
  const { spooler, timers, timings, pauses, vitals, isStopping, onQueue } = context;
  let begun = false;
  const note = (report: JobReport): JobReport => {
    begun ||= report.begun;
    vitals.says(report.words);
    return { ...report, begun };
  };
  while (!isStopping() && timers.now() < deadlineMs) {
    vitals.alive();
    const looked = await spooler.jobState(id);
    const report = looked.ok ? note(looked.value) : undefined;
    if (report && hasEnded(report.state)) return ok(report);
    onQueue(await spooler.look());
    await pauses.pause(Math.min(timings.pollMs, Math.max(0, deadlineMs - timers.now())));
  }
  const withdrawn = await spooler.withdraw(id);
  if (!withdrawn.ok) return err(`the job could not be taken back: ${withdrawn.error.detail}`);
  const report = note(withdrawn.value);
  return hasEnded(report.state) ? ok(report) : err('the queue does not let go of the job');
}

function verdict({ state, begun, words }: JobReport, trustsCompleted: boolean): SpoolResult {
  if (state === 'completed') {
    const outcome: PrintOutcome = trustsCompleted
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
