import { expect, test } from 'vitest';
import type { PrinterHealth } from '../../../../../../domain/visit/status.ts';
import {
  endOf,
  hasBegun,
  jobStateOf,
  jobWords,
  queueStateOf,
  spoolFaultOf,
} from '../../../../../../main/devices/transport/spooler/winspool-flags.ts';

test.each<[number, PrinterHealth]>([
  [0, 'ready'],
  [0x1, 'paused'],
  [0x2, 'fault'],
  [0x4, 'absent'],
  [0x8, 'jammed'],
  [0x10, 'out-of-labels'],
  [0x40, 'fault'],
  [0x80, 'absent'],
  [0x1000, 'absent'],
  [0x40000, 'out-of-ribbon'],
  [0x100000, 'fault'],
  [0x400000, 'cover-open'],
  // Busy, printing, processing, warming up, toner low, power save: it will print.
  [0x100 | 0x200 | 0x400 | 0x4000 | 0x10000 | 0x20000 | 0x1000000, 'ready'],
  // An open door is dealt with before the paper, and anything of the printer before the queue's own pause.
  [0x400000 | 0x10 | 0x1, 'cover-open'],
  [0x2 | 0x1, 'fault'],
  [0xffffffff, 'cover-open'],
])('printer status %i is %s', (status, health) => {
  expect(queueStateOf({ status, attributes: 0x40 }).health).toBe(health);
});

test('"use printer offline" is absent, unless the printer has told a better reason', () => {
  expect(queueStateOf({ status: 0, attributes: 0x440 })).toEqual({
    health: 'absent',
    warnings: [],
    words: 'printer status 0x00000000, WORK_OFFLINE',
  });
  expect(queueStateOf({ status: 0x10, attributes: 0x440 }).health).toBe('out-of-labels');
  expect(queueStateOf({ status: 0x1, attributes: 0x440 }).health).toBe('absent');
});

test.each([
  ['nothing yet', 0x0, 'waiting', false],
  ['spooling', 0x8, 'waiting', false],
  ['paused', 0x1, 'waiting', false],
  ['its printer offline', 0x20, 'waiting', false],
  ['blocked', 0x200, 'waiting', false],
  ['printing', 0x10, 'processing', true],
  ['printing with an error', 0x12, 'processing', true],
  ['out of paper', 0x40, 'processing', true],
  ['being deleted before it began', 0x4, 'processing', false],
  ['printed', 0x80, 'completed', true],
  ['complete and retained', 0x3000, 'completed', true],
  ['deleted', 0x100, 'cancelled', false],
])('a job with %s', (_, status, state, begun) => {
  expect([jobStateOf(status), hasBegun(status)]).toEqual([state, begun]);
});

test('a job that left the queue came through, unless it was being deleted', () => {
  expect([0x0, 0x8, 0x10, 0x12].map(endOf)).toEqual(Array(4).fill('completed'));
  expect([0x4, 0x104, 0x14].map(endOf)).toEqual(Array(3).fill('cancelled'));
});

test('the words are the flags by name', () => {
  expect(jobWords(0x52)).toBe('job status 0x00000052, error, printing, paperOut');
});

test('an error without a name keeps its number', () => {
  expect(spoolFaultOf(3_003)).toEqual({ kind: 'refused', detail: 'refused (Windows error 3003)' });
});
