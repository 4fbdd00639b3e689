import type { PrinterHealth } from '../../../../domain/visit/status.ts';
import type { IppAnswerGroup, IppValue } from './ipp-coder.ts';
import type { JobReport, JobState, QueueState } from './port.ts';

/** What is asked of a queue; a whole answer would be a hundred kilobytes. */
export const queueAttributes = [
  'printer-state',
  'printer-state-reasons',
  'printer-state-message',
  'printer-is-accepting-jobs',
] as const;

export const jobAttributes = ['job-state', 'job-state-reasons', 'time-at-processing'] as const;

/**
 * What `printer-state-reasons` (RFC 8011 section 5.4.12, and CUPS' own) mean for a label printer, in the order in which
 * a person must deal with them. CUPS adds "-warning" and "-report" to states in which nothing will ever come out, so
 * what a reason is called counts, and not how grave it is said to be.
 */
const healthByReason: readonly (readonly [PrinterHealth, readonly string[]])[] = [
  ['cover-open', ['cover-open', 'door-open', 'interlock-open']],
  ['jammed', ['media-jam']],
  ['out-of-labels', ['media-empty', 'media-needed', 'input-tray-missing']],
  ['out-of-ribbon', ['marker-supply-empty', 'marker-supply-missing', 'toner-empty']],
  ['over-heated', ['fuser-over-temp']],
  ['absent', ['offline', 'shutdown', 'timed-out']],
  ['paused', ['paused', 'moving-to-paused', 'stopping', 'hold-new-jobs', 'deactivated']],
];
const stopped = 5;

/** @returns `undefined` when the answer does not say how the queue is */
export function readQueue(group: IppAnswerGroup | undefined): QueueState | undefined {
  const state = first(group, 'printer-state');
  if (!group || typeof state !== 'number') return undefined;
  const reasons = texts(group, 'printer-state-reasons').filter((reason) => reason !== 'none');
  const bare = reasons.map((reason) => reason.replace(/-(report|warning|error)$/, ''));
  const accepts = first(group, 'printer-is-accepting-jobs') !== false;
  return {
    health:
      healthByReason.find(([, names]) => names.some((name) => bare.includes(name)))?.[0] ??
      (reasons.some((reason) => reason.endsWith('-error')) ? 'fault' : undefined) ??
      (state === stopped || !accepts ? 'paused' : 'ready'),
    warnings: bare.includes('media-low') ? ['labels-low'] : [],
    words: words([
      `printer-state ${state}`,
      ...reasons,
      ...(accepts ? [] : ['accepts no jobs']),
      ...texts(group, 'printer-state-message'),
    ]),
  };
}

/** RFC 8011 section 5.3.7. A job held or stopped is one that waits. */
const jobStates: Readonly<Record<number, JobState>> = {
  3: 'waiting',
  4: 'waiting',
  5: 'processing',
  6: 'waiting',
  7: 'cancelled',
  8: 'aborted',
  9: 'completed',
};

/** @returns `undefined` when the answer does not say how the job is */
export function readJob(group: IppAnswerGroup | undefined): JobReport | undefined {
  const number = first(group, 'job-state');
  const state = typeof number === 'number' ? jobStates[number] : undefined;
  if (!group || !state) return undefined;
  return {
    state,
    // "No value" is how a spooler says "never"; a spooler that keeps silent has said nothing.
    begun: state === 'processing' || first(group, 'time-at-processing') !== null,
    words: words([`job-state ${number}`, ...texts(group, 'job-state-reasons')]),
  };
}

export function first(group: IppAnswerGroup | undefined, name: string): IppValue | undefined {
  return group?.attributes.get(name)?.[0];
}

export function texts(group: IppAnswerGroup, name: string): string[] {
  return (group.attributes.get(name) ?? []).filter((value) => typeof value === 'string');
}

/** Whatever a server says fits on one line of the device page. */
export function words(parts: readonly string[]): string {
  const line = parts.filter((part) => part !== '').join(', ');
  return line.replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, 200);
}
