import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';

// The browser of this file is given no camera at all, as when its plug is out.

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({
    album: 'camera-absent',
    tier: 'medium',
    codeScanners: [{ id: 'camera', driver: 'camera' }],
  });
});
afterEach(() => lobby.everybodyLeaves());
afterAll(() => lobby?.close());

test('without a camera a quiet remark says so, staff are told, and every other way out stays', async () => {
  const { visitor, dock, keyboard, album } = lobby;
  await dock.putCard('partner');
  await visitor.sees('welcome-back.title');
  await visitor.press('welcome-back.go');
  await visitor.sees('done.title-checked-in');
  await lobby.everybodyLeaves();

  await visitor.press('home.leave');
  await visitor.readsWords('camera.off');
  await visitor.readsNot('check-out.code');
  await album.keep('check-out');
  await lobby.until(({ scanner }) => scanner === 'absent', 'the missing camera');
  await keyboard.letters('a001');
  await visitor.press('check-out.go');
  await visitor.sees('check-out-confirm.title');
  await visitor.press('check-out-confirm.go');
  await visitor.sees('done.title-checked-out');
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
