import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataPaths } from '../../main/storage/paths.ts';
import { openLobby, type Lobby } from './support/lobby.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'start' });
});
afterAll(() => lobby?.close());

// The data directory was empty a moment ago. The visitor who came in before the restart is still inside after it,
// and so is the one who waits for a guard.
test('an empty directory becomes a kiosk, and a second start keeps who is inside and who waits', async () => {
  const { visitor, staff, dock, album } = lobby;
  await visitor.sees('home.title');
  expect(existsSync(dataPaths(lobby.dataDir).database)).toBe(true);
  expect(existsSync(join(lobby.dataDir, 'keys.json'))).toBe(true);

  await dock.putCard('partner');
  await visitor.press('welcome-back.go');
  await visitor.sees('done.title-checked-in');
  await lobby.everybodyLeaves();
  await dock.putCard('walk-in');
  await visitor.agrees();
  await visitor.answersEverything('13800000094');
  await visitor.press('confirm.go');
  await visitor.sees('review.title');

  await lobby.restart();
  await visitor.sees('home.title');
  await album.keep('home-after-restart');
  await dock.putCard('partner');
  await visitor.sees('already-inside.title');
  await visitor.press('already-inside.leave');
  await visitor.sees('done.title-checked-out');
  await lobby.everybodyLeaves();

  await staff.opensMenu('guard');
  await album.keep('menu-with-a-waiting-visitor');
  await visitor.chooseWords('staff-menu.reviews');
  await visitor.sees('staff-list.reviews-title');
  await album.keep('waiting-visitors');
  await visitor.choose('李*本');
  await visitor.sees('staff-review.title');
  await visitor.press('staff-review.approve');
  await visitor.sees('done.title-checked-in');
  expect(lobby.shell().watch.complaints()).toEqual([]);
});

// The power goes while the last screen is up: what the screen confirmed is in the ledger.
test('a visit that the screen confirmed survives a power cut', async () => {
  const { visitor, dock } = lobby;
  await lobby.everybodyLeaves();
  await dock.putCard('worker');
  await visitor.press('action.next');
  await visitor.agrees();
  await visitor.sees('done.title-checked-in');
  await lobby.shell().kill();
  await visitor.readsWords('connection.title');
  await lobby.album.keep('line-lost');
  await lobby.restart();
  await dock.putCard('worker');
  await visitor.sees('already-inside.title');
});
