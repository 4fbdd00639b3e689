import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';
import { siteConfig } from './support/site-config.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'tiers' });
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

/** The tier and its policy change; the building stays the same. */
async function becomes(tier: 'high' | 'medium' | 'low'): Promise<void> {
  const { riskTier, policy } = siteConfig(tier);
  await lobby.configure({ ...siteConfig('medium'), riskTier, policy });
  await lobby.until(({ site }) => site.riskTier === tier, `the ${tier} tier`);
}

test('a long-term partner passes with one touch', async () => {
  const { visitor, dock, album } = lobby;
  await dock.putCard('partner');
  await visitor.sees('welcome-back.title');
  await album.keep('partner');
  visitor.touches();
  await visitor.press('welcome-back.go');
  await visitor.sees('done.title-checked-in');
  expect(visitor.touches()).toBe(1);
});

test('a temporary worker renews today and passes with one touch for the rest of the day', async () => {
  const { visitor, dock, album } = lobby;
  await dock.putCard('worker');
  await visitor.sees('welcome-back.title-renews');
  await album.keep('worker-renews');
  await visitor.press('action.next');
  await visitor.agrees();
  await visitor.sees('done.title-checked-in');
  await lobby.everybodyLeaves();
  await dock.putCard('worker');
  await visitor.press('already-inside.leave');
  await visitor.sees('done.title-checked-out');
  await lobby.everybodyLeaves();
  await dock.putCard('worker');
  await visitor.sees('welcome-back.title');
});

// R03: no restart. The configuration file is rewritten while the kiosk runs, and the next visitor meets other steps.
test('high: a guard looks at the person before the badge is printed, also for a reservation', async () => {
  const { visitor, staff, dock, album } = lobby;
  await becomes('high');
  const before = await dock.labels(0);
  await dock.putCard('reserved');
  await visitor.sees('reservation.title');
  await visitor.press('action.next');
  await visitor.sees('notice.title');
  await visitor.readsWords('notice.tick-required');
  await album.keep('high-notice');
  // Without its tick the sensitive item is not agreed to, and nothing moves on.
  await visitor.press('notice.agree');
  await visitor.sees('notice.title');
  await visitor.ticks('field.phone');
  await visitor.press('notice.agree');
  await visitor.sees('confirm.title');
  await album.keep('high-confirm');
  await visitor.press('confirm.go');
  await visitor.sees('face.title');
  await album.keep('high-face');
  await visitor.press('review.staff');
  await visitor.sees('sign-in.title-face');
  await staff.signsIn('guard');
  await visitor.sees('staff-face.title');
  await album.keep('high-guard-looks');
  expect(await dock.labels(0)).toBe(before);
  await visitor.press('staff-face.same');
  await visitor.sees('done.title-checked-in');
  expect(await dock.labels(before + 1)).toBe(before + 1);
});

test('low: no document number is asked or kept, and a reservation is found by name and phone', async () => {
  const { visitor, keyboard, album } = lobby;
  await becomes('low');
  await visitor.press('home.without-card');
  await visitor.agrees();
  await visitor.sees('name.title');
  await album.keep('low-name');
  await keyboard.pinyin(['li', '李'], ['hua', '华']);
  await visitor.press('action.next');
  await visitor.givesPhone('13800000093');
  await visitor.asksFor('zrl', '周若兰');
  await visitor.choose('送货安装');
  await visitor.sees('confirm.title');
  await visitor.readsNot('field.idNumber');
  await album.keep('low-confirm');
});

test('medium again: the questions of the medium tier come back', async () => {
  const { visitor, dock } = lobby;
  await becomes('medium');
  await dock.putCard('taiwan');
  await visitor.agrees();
  await visitor.answersEverything('13800000092');
  await visitor.readsWords('field.idNumber');
});
