import { beforeEach, expect, test } from 'vitest';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import type { ApiFault } from '../../../../renderer/web/core/fault.ts';
import { createSessionKeeper, useSession } from '../../../../renderer/web/core/session.ts';

const site = { id: 's', name: { 'zh-CN': '站', en: 'Site' }, timeZone: 'Asia/Shanghai', simulated: true };
const account = { staffId: 'a', name: 'Test', role: 'guard', login: 'test', secondFactor: false };
const offline: ApiFault = { kind: 'offline', key: 'offline' };

function rig() {
  const acts: string[] = [];
  const world = { answer: ok({ csrf: 'c', site }) as Result<unknown, ApiFault>, asked: [] as unknown[] };
  const session = createSessionKeeper({
    api: {
      get: async (_path, query) => {
        world.asked.push(query);
        return world.answer as never;
      },
      remove: async () => world.answer as never,
    },
    onSignedIn: () => acts.push('in'),
    onSignedOut: () => acts.push('out'),
    startAnew: () => acts.push('anew'),
    siteAsked: () => 'north',
  });
  return { session, world, acts };
}

beforeEach(() => useSession.setState(useSession.getInitialState(), true));
const phase = () => useSession.getState().phase;

test('The page asks for the site that its address names and learns that nobody is signed in', async () => {
  const { session, world } = rig();
  await session.load();
  expect(world.asked).toEqual([{ site: 'north' }]);
  expect(useSession.getState()).toMatchObject({ phase: 'signed-out', site });
});

test('A sign-in that was begun before a reload goes on where it was', async () => {
  const { session, world } = rig();
  world.answer = ok({ csrf: 'c', site, pending: 'second-factor' });
  await session.load();
  expect(useSession.getState()).toMatchObject({ phase: 'signed-out', pending: 'second-factor' });
});

test('Without a server the page says so, and a page in use stays as it is', async () => {
  const { session, world } = rig();
  world.answer = err(offline);
  await session.load();
  expect(phase()).toBe('unreachable');
  world.answer = ok({ csrf: 'c', site, account });
  await session.load();
  expect(phase()).toBe('signed-in');
  world.answer = err(offline);
  await session.load();
  expect(phase()).toBe('signed-in');
});

test('A session that ended keeps the page for its owner', async () => {
  const { session, world, acts } = rig();
  session.expire();
  expect(phase()).toBe('starting');
  world.answer = ok({ csrf: 'c', site, account });
  await session.load();
  session.expire();
  expect(useSession.getState()).toMatchObject({ phase: 'expired', account });
  await session.load();
  expect(phase()).toBe('signed-in');
  expect(acts).toEqual(['in', 'in']);
});

test('Somebody else gets nothing of it', async () => {
  const { session, world, acts } = rig();
  world.answer = ok({ csrf: 'c', site, account });
  await session.load();
  session.expire();
  world.answer = ok({ csrf: 'c', site, account: { ...account, staffId: 'b' } });
  await session.load();
  expect(acts).toEqual(['in', 'anew']);
  expect(phase()).toBe('expired');
});

test('Signing out forgets the account; a failed try does not pretend', async () => {
  const { session, world, acts } = rig();
  world.answer = ok({ csrf: 'c', site, account });
  await session.load();
  world.answer = err(offline);
  expect(await session.signOut()).toEqual(offline);
  expect(phase()).toBe('signed-in');
  world.answer = ok(undefined);
  expect(await session.signOut()).toBeUndefined();
  expect(useSession.getState()).toMatchObject({ phase: 'signed-out', account: undefined });
  expect(acts).toEqual(['in', 'out']);
});
