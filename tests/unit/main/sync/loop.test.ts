import { expect, test } from 'vitest';
import { createLoop, type Next } from '../../../../main/sync/loop.ts';
import { createFakeTimers } from '../../../support/fake-timers.ts';

function looping(answers: readonly Next[]) {
  const timers = createFakeTimers();
  const rounds: number[] = [];
  const loop = createLoop({
    timers,
    gatherMs: 50,
    async round() {
      rounds.push(timers.now());
      return answers[rounds.length - 1] ?? { idleMs: 30_000 };
    },
  });
  loop.start();
  return { timers, rounds, loop };
}

test('it rests when there is nothing to do, and goes again at once when there is', async () => {
  const { timers, rounds, loop } = looping(['again', 'again']);
  await timers.advance(29_999);
  expect(rounds).toEqual([0, 0, 0]);
  await timers.advance(1);
  expect(rounds).toEqual([0, 0, 0, 30_000]);
  await loop.stop();
  expect(timers.pending()).toBe(0);
});

test('what happens together goes together: a wake waits a moment for the next one', async () => {
  const { timers, rounds, loop } = looping([]);
  await timers.advance(1_000);
  loop.wake();
  await timers.advance(30);
  loop.wake();
  await timers.advance(19);
  expect(rounds).toEqual([0]);
  await timers.advance(1);
  expect(rounds).toEqual([0, 1_050]);
  await loop.stop();
});

test('a wake in the middle of a round is one more round', async () => {
  const timers = createFakeTimers();
  const answer = Promise.withResolvers<Next>();
  let rounds = 0;
  const loop = createLoop({
    timers,
    gatherMs: 50,
    round: () => (++rounds === 1 ? answer.promise : Promise.resolve({ idleMs: 9_000 })),
  });
  loop.start();
  loop.wake();
  await timers.advance(60);
  answer.resolve({ idleMs: 9_000 });
  await timers.advance(0);
  expect(rounds).toBe(2);
  await loop.stop();
});

test('after a failure news does not cut the rest short; only a line that is back does', async () => {
  const { timers, rounds, loop } = looping([{ failedMs: 10_000 }, { failedMs: 20_000 }]);
  await timers.advance(1_000);
  loop.wake();
  await timers.advance(5_000);
  expect(rounds).toEqual([0]);
  loop.revive();
  await timers.advance(0);
  expect(rounds).toEqual([0, 6_000]);
  await timers.advance(19_999);
  expect(rounds).toHaveLength(2);
  await timers.advance(1);
  expect(rounds).toHaveLength(3);
  await loop.stop();
});

test('a loop that was stopped does nothing more, and leaves no timer', async () => {
  const { timers, rounds, loop } = looping([]);
  await timers.advance(10);
  loop.wake();
  await loop.stop();
  loop.wake();
  loop.revive();
  await timers.advance(100_000);
  expect(rounds).toEqual([0]);
  expect(timers.pending()).toBe(0);
});
