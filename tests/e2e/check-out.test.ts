import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'check-out' });
});
// The partner passes with one touch, so he is the one who comes and goes here.
beforeEach(async () => {
  const { visitor, dock } = lobby;
  await dock.putCard('partner');
  await visitor.sees('welcome-back.title');
  await visitor.press('welcome-back.go');
  await visitor.sees('done.title-checked-in');
  await lobby.everybodyLeaves();
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

test('by the card', async () => {
  const { visitor, dock, album } = lobby;
  await visitor.press('home.leave');
  await visitor.sees('check-out.title');
  await album.keep('three-ways');
  await dock.putCard('partner');
  await visitor.sees('check-out-confirm.title');
  await visitor.reads('王*范');
  await album.keep('confirm');
  await visitor.press('check-out-confirm.go');
  await visitor.sees('done.title-checked-out');
  await album.keep('done');
});

test('by the code on the badge, without a touch before it is read', async () => {
  const { visitor, dock } = lobby;
  await dock.scanLabel();
  await visitor.sees('check-out-confirm.title');
  await visitor.press('check-out-confirm.go');
  await visitor.sees('done.title-checked-out');
});

test('by the number on the badge, and a wrong number is told apart', async () => {
  const { visitor, keyboard, album } = lobby;
  await visitor.press('home.leave');
  await visitor.sees('check-out.title');
  await keyboard.letters('99');
  await visitor.press('check-out.go');
  await visitor.readsWords('check-out.not-found');
  await album.keep('not-found');
  await visitor.press('keyboard.clear');
  await keyboard.letters('a003');
  await visitor.press('check-out.go');
  await visitor.sees('check-out-confirm.title');
  await visitor.reads('A003');
  await visitor.press('check-out-confirm.go');
  await visitor.sees('done.title-checked-out');
});

test('a code that is no badge is answered with the check-out screen and a remark', async () => {
  const { visitor, dock } = lobby;
  await dock.scanText('https://example.com/');
  await visitor.sees('check-out.title');
  await visitor.readsWords('check-out.not-found');
  await visitor.press('action.back');
  await dock.scanLabel();
  await visitor.sees('check-out-confirm.title');
  await visitor.press('check-out-confirm.go');
  await visitor.sees('done.title-checked-out');
});
