import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';

let lobby: Lobby;
let labelsBefore = 0;

beforeAll(async () => {
  lobby = await openLobby({ album: 'printer-faults' });
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  labelsBefore = await lobby.dock.labels(0);
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

async function reservedVisitorConfirms(card: 'reserved' | 'rare-name'): Promise<void> {
  const { visitor, dock } = lobby;
  await dock.putCard(card);
  await visitor.sees('reservation.title');
  await visitor.press('action.next');
  await visitor.agrees();
  await visitor.press('confirm.go');
}

const printerIs = (health: 'ready' | 'absent') =>
  lobby.until(({ printer }) => printer === health, `the printer to be ${health}`);

test('out of labels: the visit is safe, and one touch prints once there are new ones', async () => {
  const { visitor, dock, album } = lobby;
  await dock.turn('dock.no-labels');
  await reservedVisitorConfirms('reserved');
  await visitor.sees('print.title');
  await visitor.readsWords('print.out-of-labels');
  await album.keep('out-of-labels');
  await dock.turn('dock.no-labels');
  await visitor.press('print.retry');
  await visitor.sees('done.title-checked-in');
  expect(await dock.labels(labelsBefore + 1)).toBe(labelsBefore + 1);
});

test('the cover is open: the badge is left to the staff, who print it later from their list', async () => {
  const { visitor, staff, dock, album } = lobby;
  await dock.turn('dock.cover');
  await reservedVisitorConfirms('rare-name');
  await visitor.sees('print.title');
  await visitor.readsWords('print.cover-open');
  await album.keep('cover-open');
  await visitor.press('print.later');
  await visitor.sees('done.title-badge-later');
  await album.keep('badge-later');
  await lobby.everybodyLeaves();
  await dock.turn('dock.cover');
  await staff.opensMenu('receptionist');
  await visitor.chooseWords('staff-menu.badges');
  await visitor.sees('staff-list.badges-title');
  await album.keep('badges-to-print');
  await visitor.choose('喆**㛃');
  await visitor.sees('staff-badge.title');
  await album.keep('badge-to-print');
  await visitor.press('staff-badge.print');
  await visitor.sees('done.title-checked-in');
  expect(await dock.labels(labelsBefore + 1)).toBe(labelsBefore + 1);
});

test('no printer at all: staff writes a number on a blank badge, and it checks out', async () => {
  const { visitor, staff, keyboard, dock, album } = lobby;
  await dock.plug('dock.printer', false);
  await printerIs('absent');
  await album.keep('home-without-printer');
  await dock.putCard('partner');
  await visitor.press('welcome-back.go');
  await visitor.sees('print.title');
  await album.keep('no-printer');
  await visitor.press('print.staff');
  await visitor.sees('sign-in.title-badge');
  await staff.signsIn('receptionist');
  await visitor.sees('handwritten.title');
  await keyboard.letters('B77');
  await album.keep('handwritten');
  await visitor.press('handwritten.go');
  await visitor.sees('done.title-handwritten');
  await visitor.reads('B77');
  await album.keep('handwritten-done');
  await lobby.everybodyLeaves();
  await dock.plug('dock.printer', true);
  await printerIs('ready');
  await visitor.press('home.leave');
  await keyboard.letters('b77');
  await visitor.press('check-out.go');
  await visitor.sees('check-out-confirm.title');
  await visitor.reads('B77');
});

test('a printer without a voice: the visitor is asked whether the badge came out, and nothing is printed twice', async () => {
  const { visitor, dock, album } = lobby;
  await dock.turn('dock.mute');
  await dock.putCard('worker');
  await visitor.press('action.next');
  await visitor.agrees();
  await visitor.sees('print-unconfirmed.title');
  await album.keep('unconfirmed');
  await visitor.press('print-unconfirmed.yes');
  await visitor.sees('done.title-checked-in');
  await dock.turn('dock.mute');
  expect(await dock.labels(labelsBefore + 1)).toBe(labelsBefore + 1);
});

test('the cable breaks in the middle of a label: the next one is whole, and there is only one', async () => {
  const { visitor, staff, dock, album } = lobby;
  await staff.opensMenu('guard');
  await dock.cutNextJob();
  await visitor.chooseWords('staff-menu.green-channel');
  await visitor.sees('print.title');
  await album.keep('cut-in-the-middle');
  await printerIs('ready');
  await visitor.press('print.retry');
  await visitor.sees('done.title-checked-in');
  expect(await dock.labels(labelsBefore + 1)).toBe(labelsBefore + 1);
});
