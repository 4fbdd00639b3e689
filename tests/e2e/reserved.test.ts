import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'reserved' });
});
afterEach(() => {
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

// R02 and R16: the card is put down, and three touches later the badge is in the tray.
test('a reserved visitor needs three touches from the card to the badge', async () => {
  const { visitor, dock, album } = lobby;
  await visitor.sees('home.title');
  await album.keep('home');
  await dock.putCard('reserved');
  await visitor.sees('reservation.title');
  await visitor.reads('欧阳**');
  expect(await visitor.text()).not.toContain('110101190001010014');
  await album.keep('reservation');
  await visitor.press('action.next');
  await visitor.sees('notice.title');
  await album.keep('notice');
  await visitor.press('notice.agree');
  await visitor.sees('confirm.title');
  await album.keep('confirm');
  await visitor.press('confirm.go');
  await visitor.sees('done.title-checked-in');
  expect(visitor.touches()).toBeLessThanOrEqual(3);
  await visitor.reads('A001');
  await visitor.reads('12 层 1206');
  await album.keep('done');
  expect(await dock.labels(1)).toBe(1);
  await lobby.everybodyLeaves();
});

test('whoever comes back with the same card is known to be inside', async () => {
  const { visitor, dock, album } = lobby;
  await dock.putCard('reserved');
  await visitor.sees('already-inside.title');
  await visitor.reads('A001');
  await album.keep('already-inside');
  await visitor.press('already-inside.leave');
  await visitor.sees('done.title-checked-out');
  await album.keep('checked-out');
  await lobby.everybodyLeaves();
});
