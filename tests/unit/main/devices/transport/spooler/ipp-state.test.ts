import { expect, test } from 'vitest';
import type { PrinterHealth } from '../../../../../../domain/visit/status.ts';
import type { IppValue } from '../../../../../../main/devices/transport/spooler/ipp-coder.ts';
import { readJob, readQueue, words } from '../../../../../../main/devices/transport/spooler/ipp-state.ts';

const group = (attributes: Readonly<Record<string, readonly IppValue[]>>) => ({
  tag: 4,
  attributes: new Map(Object.entries(attributes)),
});
const queue = (state: number, ...reasons: string[]) =>
  readQueue(group({ 'printer-state': [state], 'printer-state-reasons': reasons }));

test.each<[number, readonly string[], PrinterHealth]>([
  [3, ['none'], 'ready'],
  [3, [], 'ready'],
  [4, ['none'], 'ready'],
  [5, ['paused'], 'paused'],
  [5, ['none'], 'paused'],
  [5, [], 'paused'],
  [3, ['media-empty-warning'], 'out-of-labels'],
  [4, ['media-empty-error'], 'out-of-labels'],
  [5, ['media-needed'], 'out-of-labels'],
  [3, ['cover-open-report'], 'cover-open'],
  [5, ['paused', 'media-empty', 'door-open'], 'cover-open'],
  [5, ['paused', 'media-jam'], 'jammed'],
  [3, ['marker-supply-empty-error'], 'out-of-ribbon'],
  [3, ['offline-report'], 'absent'],
  [4, ['timed-out'], 'absent'],
  [3, ['connecting-to-device'], 'ready'],
  [3, ['media-low-warning', 'marker-supply-low-warning'], 'ready'],
  [3, ['cups-missing-filter-warning'], 'ready'],
  [3, ['com.vendor-cutter-worn-error'], 'fault'],
  [3, ['com.vendor-cutter-worn-warning'], 'ready'],
])('a queue in state %i with %j is %s', (state, reasons, health) => {
  expect(queue(state, ...reasons)?.health).toBe(health);
});

test('low labels are a warning', () => {
  expect(queue(3, 'media-low-warning')?.warnings).toEqual(['labels-low']);
});

test('a queue that accepts no jobs is paused, and says so', () => {
  const state = readQueue(
    group({
      'printer-state': [3],
      'printer-is-accepting-jobs': [false],
      'printer-state-message': ['Rejecting Jobs'],
    }),
  );
  expect(state).toEqual({
    health: 'paused',
    warnings: [],
    words: 'printer-state 3, accepts no jobs, Rejecting Jobs',
  });
});

test('an answer without a state says nothing', () => {
  expect(readQueue(undefined)).toBeUndefined();
  expect(readQueue(group({ 'printer-state': ['idle'] }))).toBeUndefined();
  expect(readJob(undefined)).toBeUndefined();
  expect(readJob(group({ 'job-state': [12] }))).toBeUndefined();
});

test.each([
  [3, [null], 'waiting', false],
  [4, [null], 'waiting', false],
  [5, [null], 'processing', true],
  [6, [1_763_910_000], 'waiting', true],
  [7, [null], 'cancelled', false],
  [7, [1_763_910_000], 'cancelled', true],
  // It does not say whether it ever began: then it may have.
  [7, [], 'cancelled', true],
  [8, [1_763_910_000], 'aborted', true],
  [9, [1_763_910_000], 'completed', true],
] as const)('a job in state %i, begun at %j', (number, at, state, begun) => {
  const job = readJob(group({ 'job-state': [number], 'time-at-processing': at }));
  expect(job).toMatchObject({ state, begun });
});

test('whatever a server says becomes one short line', () => {
  expect(words(['a\n\tb\0c', '', 'x'.repeat(500)])).toBe(`a b c, ${'x'.repeat(193)}`);
});
