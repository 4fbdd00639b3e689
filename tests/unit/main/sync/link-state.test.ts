import { expect, test } from 'vitest';
import { after } from '../../../../domain/kernel/time.ts';
import type { SiteLink } from '../../../../domain/visit/site-link.ts';
import { createLinkState } from '../../../../main/sync/link-state.ts';
import { createFakeTimers } from '../../../support/fake-timers.ts';
import { monday } from '../../../support/storage-people.ts';

function linked() {
  const timers = createFakeTimers();
  const told: SiteLink[] = [];
  const world = { pending: 0 };
  const link = createLinkState({
    timers,
    now: () => after(monday, timers.now()),
    dataAt: () => undefined,
    pending: () => world.pending,
    tell: (news) => void told.push(news),
  });
  return { timers, told, world, link };
}

test('a line that comes and goes is told at once, with the moment since when', async () => {
  const { timers, told, link } = linked();
  await timers.advance(5_000);
  link.heard('ok');
  link.heard('ok');
  await timers.advance(7_000);
  link.heard('unreachable');
  expect(told).toEqual([
    { state: 'online', since: after(monday, 5_000), pending: 0 },
    { state: 'offline', since: after(monday, 12_000), pending: 0 },
  ]);
});

test('a server that does not know the kiosk is told as such, until it knows it again', async () => {
  const { timers, told, link } = linked();
  link.heard('refused');
  await timers.advance(1_000);
  link.heard('unreachable');
  link.heard('ok');
  const since = monday;
  expect(told).toEqual([
    { state: 'offline', since, pending: 0, isStranger: true },
    { state: 'online', since: after(monday, 1_000), pending: 0 },
  ]);
});

test('events that wait are told together, and not again while nothing changed', async () => {
  const { timers, told, world, link } = linked();
  for (world.pending = 1; world.pending < 7; world.pending++) link.refresh();
  await timers.advance(1_000);
  expect(told.map(({ pending }) => pending)).toEqual([7]);
  link.refresh();
  await timers.advance(1_000);
  expect(told).toHaveLength(1);
});

test('a line that was given up tells nothing more', async () => {
  const { timers, told, link } = linked();
  link.refresh();
  link.stop();
  await timers.advance(10_000);
  expect([told, timers.pending()]).toEqual([[], 0]);
});
