import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';
import { siteConfig } from './support/site-config.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'crew' });
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

test('staff open the kiosk for a crew: from then on nobody touches it until they end it', async () => {
  const { visitor, staff, dock, album } = lobby;
  await staff.opensMenu('guard');
  await visitor.press('staff-menu.crew');
  await visitor.sees('crew.title-in');
  await visitor.readsWords('crew.next');
  visitor.touches();
  await dock.putCard('partner');
  await visitor.readsWords('crew.in');
  await visitor.reads('王*范');
  await album.keep('in');
  await dock.takeCard();
  await dock.putCard('worker');
  await visitor.readsWords('crew.register');
  await dock.takeCard();
  expect(await dock.labels(1)).toBe(1);
  expect(visitor.touches()).toBe(0);

  await visitor.press('crew.turn-out');
  await visitor.sees('crew.title-out');
  await dock.putCard('partner');
  await visitor.readsWords('crew.out');
  await album.keep('out');
  await dock.takeCard();
  await visitor.press('crew.end');
  await visitor.sees('home.title');
  expect(lobby.status().staff).toBeUndefined();
});

test('whoever checks out may rate with two touches, and is thanked', async () => {
  const { visitor, dock, album } = lobby;
  await lobby.configure({ ...siteConfig('medium'), feedback: true });
  await dock.putCard('partner');
  await visitor.press('welcome-back.go');
  await visitor.sees('done.title-checked-in');
  await lobby.everybodyLeaves();
  await dock.putCard('partner');
  await visitor.press('already-inside.leave');
  await visitor.sees('rate.title-convenience');
  await visitor.readsWords('rate.left-title');
  await album.keep('rate');
  await visitor.press('rate.score-5');
  await visitor.sees('rate.title-privacy');
  await visitor.press('rate.score-4');
  await visitor.sees('done.title-thank-you');
});
