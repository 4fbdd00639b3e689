import { expect, test } from 'vitest';
import { createPauses } from '../../../../../main/devices/transport/pauses.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';

test('a pause lasts as long as asked', async () => {
  const timers = createFakeTimers();
  let over = false;
  void createPauses(timers)
    .pause(500)
    .then(() => (over = true));
  await timers.advance(499);
  expect(over).toBe(false);
  await timers.advance(1);
  expect(over).toBe(true);
});

test('waking ends the present pauses and no later one', async () => {
  const timers = createFakeTimers();
  const pauses = createPauses(timers);
  const present = pauses.pause(1_000);
  pauses.wake();
  await present;
  let over = false;
  void pauses.pause(500).then(() => (over = true));
  await timers.advance(499);
  expect(over).toBe(false);
  await timers.advance(1);
  expect(over).toBe(true);
});

test('waking for good ends every pause, present and future, and leaves no alarm', async () => {
  const timers = createFakeTimers();
  const pauses = createPauses(timers);
  const present = [pauses.pause(1_000), pauses.pause(2_000)];
  pauses.wakeForGood();
  await Promise.all([...present, pauses.pause(3_000)]);
  expect(timers.pending()).toBe(0);
});
