import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'elder-and-language' });
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

test('large type from the first screen on: a reserved visitor of 78 years gets her badge', async () => {
  const { visitor, dock, album } = lobby;
  await visitor.press('frame.elder-on');
  await visitor.readsWords('frame.elder-off');
  await album.keep('elder-home');
  await dock.putCard('reserved');
  await visitor.sees('reservation.title');
  await album.keep('elder-reservation');
  await visitor.press('action.next');
  await visitor.sees('notice.title');
  await album.keep('elder-notice');
  await visitor.press('notice.agree');
  await visitor.sees('confirm.title');
  await album.keep('elder-confirm');
  await visitor.press('confirm.go');
  await visitor.sees('done.title-checked-in');
  await album.keep('elder-done');
});

test('large type and language are switched in the middle of a question, and what was typed stays', async () => {
  const { visitor, keyboard, dock, album } = lobby;
  await dock.putCard('walk-in');
  await visitor.agrees();
  await visitor.sees('phone.title');
  await keyboard.digits('13800');
  await visitor.press('frame.elder-on');
  await visitor.readsWords('frame.elder-off');
  await visitor.hasTyped('13800');
  await album.keep('elder-phone');
  await visitor.speaks('en');
  await visitor.sees('phone.title');
  await visitor.hasTyped('13800');
  await album.keep('elder-phone-english');
  await visitor.press('frame.elder-off');
  await keyboard.digits('000095');
  await visitor.hasTyped('13800000095');
  await visitor.press('action.next');
  await visitor.sees('host.title');
  await keyboard.letters('li');
  await visitor.speaks('zh-CN');
  await visitor.sees('host.title');
  await visitor.hasTyped('li');
  await keyboard.letters('u');
  await visitor.choose('刘明远');
  await visitor.sees('purpose.title');
});

test('a visitor who reads English is served in English to the end', async () => {
  const { visitor, dock, album } = lobby;
  await visitor.speaks('en');
  await visitor.sees('home.title');
  await album.keep('english-home');
  await dock.putCard('partner');
  await visitor.sees('welcome-back.title');
  await album.keep('english-welcome-back');
  await visitor.press('welcome-back.go');
  await visitor.sees('done.title-checked-in');
  await album.keep('english-done');
});

test('help is one touch away on the first screen and says that it was called', async () => {
  const { visitor, album } = lobby;
  await visitor.press('frame.help');
  await visitor.readsWords('frame.help-called');
  await album.keep('help-called');
});
