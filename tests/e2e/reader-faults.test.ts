import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'reader-faults' });
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

test('the reader is unplugged: the first screen says what to do instead, and goes back by itself', async () => {
  const { visitor, dock, album } = lobby;
  await dock.plug('dock.reader', false);
  await visitor.sees('home.title-no-reader');
  await visitor.readsWords('home.hint-no-reader');
  await album.keep('no-reader');
  await dock.plug('dock.reader', true);
  await lobby.devicesReady();
  await visitor.sees('home.title');
});

test('a card snatched away in the middle of reading may simply be put back', async () => {
  const { visitor, dock, album } = lobby;
  await dock.snatchCard('reserved');
  await visitor.sees('card.title-removed-too-early');
  await album.keep('snatched');
  await dock.putCard('reserved');
  await visitor.sees('reservation.title');
});

test('a damaged card leads on to typing', async () => {
  const { visitor, dock, album } = lobby;
  await dock.putCard('damaged');
  await visitor.sees('card.title-unreadable');
  await album.keep('damaged');
  await visitor.press('card.type');
  await visitor.sees('document-kind.title');
});

test('a bank card is told apart from a damaged one', async () => {
  const { visitor, dock, album } = lobby;
  await dock.putCard('bank-card');
  await visitor.sees('card.title-not-an-id-card');
  await album.keep('bank-card');
});

test('a card that is out of date is looked at by a guard', async () => {
  const { visitor, staff, dock, album } = lobby;
  await dock.putCard('expired');
  await visitor.agrees();
  await visitor.answersEverything('13800000090');
  await visitor.press('confirm.go');
  await visitor.sees('review.title');
  await visitor.press('review.staff');
  await staff.signsIn('guard');
  await visitor.sees('staff-review.title');
  await visitor.readsWords('staff-review.expired');
  await album.keep('expired-card-in-review');
});
