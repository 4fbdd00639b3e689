import { expect, test } from 'vitest';
import { err, ok } from '../../../../domain/kernel/result.ts';
import { createQueryCache, type QueryAsked } from '../../../../renderer/web/core/query-cache.ts';
import type { ApiFault } from '../../../../renderer/web/core/fault.ts';
import { handTimers } from './hand-timers.ts';

/** A cache over a server that answers when it is told to. */
function rig() {
  const timers = handTimers();
  const asked: {
    path: string;
    answer: (value: unknown) => Promise<void>;
    fail: (fault: ApiFault) => Promise<void>;
  }[] = [];
  const followers = new Set<() => void>();
  const cache = createQueryCache({
    get: (path) => {
      const { promise, resolve } = Promise.withResolvers<never>();
      const settle = async (result: unknown) => {
        resolve(result as never);
        await promise;
        await Promise.resolve();
      };
      asked.push({ path, answer: (value) => settle(ok(value)), fail: (fault) => settle(err(fault)) });
      return promise;
    },
    live: {
      follow: (_topics, listener) => {
        followers.add(listener);
        return () => followers.delete(listener);
      },
    },
    now: timers.now,
    later: timers.later,
  });
  return { cache, asked, timers, change: () => [...followers].forEach((tell) => tell()), followers };
}

const visits: QueryAsked = { path: '/visits', topics: ['visit'] };
const offline: ApiFault = { kind: 'offline', key: 'offline' };

test('Two screens with the same question ask once, and both are told', async () => {
  const { cache, asked } = rig();
  let told = 0;
  cache.follow(visits, () => (told += 1));
  cache.follow({ ...visits }, () => (told += 1));
  expect(asked).toHaveLength(1);
  expect(cache.peek(visits)).toMatchObject({ data: undefined, loading: true });
  told = 0;
  await asked[0]?.answer([1]);
  expect(told).toBe(2);
  expect(cache.peek(visits)).toEqual({ data: [1], loadedAt: 0, fault: undefined, loading: false });
});

test('A crowd of changes becomes one question', async () => {
  const { cache, asked, change, timers } = rig();
  cache.follow(visits, () => {});
  await asked[0]?.answer([1]);
  change();
  change();
  change();
  timers.run(250);
  expect(asked).toHaveLength(2);
});

test('A change while an answer is on its way asks again: the answer may be from before it', async () => {
  const { cache, asked, change } = rig();
  cache.follow(visits, () => {});
  change();
  expect(asked).toHaveLength(1);
  await asked[0]?.answer([1]);
  expect(asked).toHaveLength(2);
});

test('Without a line the last answer stays with its age, and is asked for again', async () => {
  const { cache, asked, timers } = rig();
  cache.follow(visits, () => {});
  await asked[0]?.answer([1]);
  timers.run(5_000);
  cache.refresh(visits);
  await asked[1]?.fail(offline);
  expect(cache.peek(visits)).toEqual({ data: [1], loadedAt: 0, fault: offline, loading: false });
  timers.run(10_000);
  await asked[2]?.answer([2]);
  expect(cache.peek(visits)).toEqual({ data: [2], loadedAt: 15_000, fault: undefined, loading: false });
});

test('A refusal takes back what was shown, and is not asked again', async () => {
  const { cache, asked, timers } = rig();
  cache.follow(visits, () => {});
  await asked[0]?.answer([1]);
  cache.refresh(visits);
  await asked[1]?.fail({ kind: 'refused', key: 'not-found', status: 404 });
  expect(cache.peek(visits)).toMatchObject({ data: undefined, fault: { key: 'not-found' } });
  timers.run(60_000);
  expect(asked).toHaveLength(2);
});

test('Coming back soon shows the last answer at once and asks anew; later it is gone from memory', async () => {
  const { cache, asked, timers, followers } = rig();
  const leave = cache.follow(visits, () => {});
  await asked[0]?.answer([1]);
  leave();
  timers.run(60_000);
  expect(cache.peek(visits)).toMatchObject({ data: [1] });
  const leaveAgain = cache.follow(visits, () => {});
  expect(asked).toHaveLength(2);
  expect(cache.peek(visits)).toMatchObject({ data: [1], loading: true });
  leaveAgain();
  timers.run(120_000);
  expect(cache.peek(visits)).toMatchObject({ data: undefined });
  expect(followers.size).toBe(0);
});

test('After signing out nothing is left, not even an answer that was on its way', async () => {
  const { cache, asked, timers } = rig();
  cache.follow(visits, () => {});
  cache.follow({ path: '/hosts' }, () => {})();
  await asked[1]?.answer(['host']);
  cache.forget();
  await asked[0]?.answer(['somebody']);
  expect(cache.peek(visits)).toMatchObject({ data: undefined, loading: true });
  expect(cache.peek({ path: '/hosts' })).toMatchObject({ data: undefined });
  // Whoever signs in next asks for themselves.
  cache.refreshAll();
  timers.run(250);
  expect(asked).toHaveLength(3);
});

test('A question with a beat is asked again by the clock, while somebody looks', async () => {
  const { cache, asked, timers } = rig();
  const leave = cache.follow({ path: '/health', everyMs: 5_000 }, () => {});
  await asked[0]?.answer(1);
  timers.run(5_000);
  await asked[1]?.answer(2);
  leave();
  timers.run(50_000);
  expect(asked).toHaveLength(2);
});
