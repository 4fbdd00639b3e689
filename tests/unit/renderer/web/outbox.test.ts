import { expect, test } from 'vitest';
import { err, ok } from '../../../../domain/kernel/result.ts';
import type { ApiFault } from '../../../../renderer/web/core/fault.ts';
import { createOutbox, type QueuedAction } from '../../../../renderer/web/core/outbox.ts';
import { handTimers } from './hand-timers.ts';

const offline: ApiFault = { kind: 'offline', key: 'offline' };
const gone: ApiFault = { kind: 'refused', key: 'not-found', status: 404 };

function rig() {
  const timers = handTimers();
  const shelf: QueuedAction[] = [];
  const posted: string[] = [];
  const counts: number[] = [];
  const refused: string[] = [];
  const world = { owner: 'guard-1' as string | undefined, fault: undefined as ApiFault | undefined };
  let ids = 0;
  const outbox = createOutbox({
    store: {
      all: async () => [...shelf],
      add: async (action) => void shelf.push(action),
      remove: async (id) =>
        void shelf.splice(
          shelf.findIndex((action) => action.id === id),
          1,
        ),
    },
    post: async (path, _body, id) => {
      posted.push(`${path} ${id}`);
      return world.fault ? err(world.fault) : ok(undefined);
    },
    owner: () => world.owner,
    now: timers.now,
    newId: () => `id-${(ids += 1)}`,
    later: timers.later,
    onCount: (count) => counts.push(count),
    onRefused: ({ path }, { key }) => refused.push(`${path} ${key}`),
  });
  return { outbox, world, shelf, posted, counts, refused, timers };
}

test('With a line an act goes out at once and nothing is kept', async () => {
  const { outbox, shelf, posted } = rig();
  expect(await outbox.send('/visits/1/check-out', {})).toEqual({ ok: true, value: 'sent' });
  expect(posted).toEqual(['/visits/1/check-out id-1']);
  expect(shelf).toEqual([]);
});

test('Without a line acts are kept, and sent in their order under the same id when it is back', async () => {
  const { outbox, world, shelf, posted, counts } = rig();
  world.fault = offline;
  expect(await outbox.send('/a', {})).toEqual({ ok: true, value: 'queued' });
  expect(await outbox.send('/b', {})).toEqual({ ok: true, value: 'queued' });
  world.fault = undefined;
  // The line is back, and the new act waits for those before it.
  expect(await outbox.send('/c', {})).toEqual({ ok: true, value: 'queued' });
  await outbox.flush();
  expect(posted).toEqual(['/a id-1', '/a id-1', '/b id-2', '/c id-3']);
  expect(shelf).toEqual([]);
  expect(counts).toEqual([1, 2, 3, 0]);
});

test('A refusal is told at once; one that comes afterwards is told too, and does not stop the others', async () => {
  const { outbox, world, refused, shelf } = rig();
  world.fault = gone;
  expect(await outbox.send('/a', {})).toEqual({ ok: false, error: gone });
  world.fault = offline;
  await outbox.send('/b', {});
  await outbox.send('/c', {});
  world.fault = gone;
  await outbox.flush();
  expect(refused).toEqual(['/b not-found', '/c not-found']);
  expect(shelf).toEqual([]);
});

test('It is tried again by the clock until everything is through', async () => {
  const { outbox, world, timers, shelf, posted } = rig();
  world.fault = offline;
  await outbox.send('/a', {});
  timers.run(15_000);
  await outbox.flush();
  expect(posted).toHaveLength(2);
  expect(shelf).toHaveLength(1);
  world.fault = undefined;
  timers.run(15_000);
  await outbox.flush();
  expect(shelf).toEqual([]);
  expect(timers.waiting()).toEqual([]);
});

test('Nobody sends what somebody else did on the same phone', async () => {
  const { outbox, world, shelf, posted, counts } = rig();
  world.fault = offline;
  await outbox.send('/a', {});
  world.owner = 'guard-2';
  world.fault = undefined;
  await outbox.flush();
  expect(counts.at(-1)).toBe(0);
  expect(shelf).toHaveLength(1);
  world.owner = undefined;
  expect(await outbox.send('/b', {})).toMatchObject({ error: { kind: 'signed-out' } });
  world.owner = 'guard-1';
  await outbox.flush();
  expect(posted.at(-1)).toBe('/a id-1');
  expect(shelf).toEqual([]);
});

test('Two flushes at once send everything once', async () => {
  const { outbox, world, posted } = rig();
  world.fault = offline;
  await outbox.send('/a', {});
  world.fault = undefined;
  await Promise.all([outbox.flush(), outbox.flush()]);
  expect(posted).toHaveLength(2);
});
