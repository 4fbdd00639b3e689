import { expect, test } from 'vitest';
import { tooLate, within } from '../../../../../main/devices/transport/time-limit.ts';
import { createFakeTimers, settle } from '../../../../support/fake-timers.ts';

test('work that ends in time is handed on, well or badly, and leaves no alarm', async () => {
  const timers = createFakeTimers();
  expect(await within(Promise.resolve(7), 10, timers)).toBe(7);
  await expect(within(Promise.reject(new Error('no')), 10, timers)).rejects.toThrow('no');
  expect(timers.pending()).toBe(0);
});

// An unhandled rejection would fail the run.
test('work that takes too long is not waited for, and may fail later without harm', async () => {
  const timers = createFakeTimers();
  let fail: (reason: Error) => void = () => {};
  const work = new Promise<never>((_, reject) => (fail = reject));
  const waited = within(work, 10, timers);
  await timers.advance(10);
  expect(await waited).toBe(tooLate);
  fail(new Error('much later'));
  await settle();
});
