import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'walk-in' });
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

// R14: nobody expects this person. Every question is answered by touch, and a guard decides at the kiosk.
test('a walk-in answers by touch alone, and the guard who signs in releases the badge', async () => {
  const { visitor, staff, keyboard, dock, album } = lobby;
  await dock.putCard('walk-in');
  await visitor.agrees();
  await visitor.sees('phone.title');
  await album.keep('phone-empty');
  await keyboard.digits('13800000099');
  await album.keep('phone');
  await visitor.press('action.next');
  await visitor.asksFor('zwj', '赵文静');
  await visitor.sees('purpose.title');
  await album.keep('purpose');
  await visitor.choose('开会洽谈');
  await visitor.sees('companions.title');
  await visitor.press('companions.more');
  await visitor.press('companions.more');
  await album.keep('companions');
  await visitor.press('action.next');
  await visitor.sees('leave.title');
  await album.keep('leave');
  await visitor.leavesSoon();
  await visitor.sees('confirm.title');
  await visitor.reads('赵文静');
  expect(await visitor.text()).not.toContain('13800000099');
  await album.keep('confirm');
  await visitor.press('confirm.go');
  await visitor.sees('review.title');
  await album.keep('review');
  await visitor.press('review.staff');
  await visitor.sees('sign-in.title-review');
  await album.keep('guard-signs-in');
  await staff.signsIn('guard');
  await visitor.sees('staff-review.title');
  // The guard compares the whole number with the card in the hand.
  await visitor.reads('310101190006151243');
  await album.keep('guard-reviews');
  await visitor.press('staff-review.approve');
  await visitor.sees('done.title-checked-in');
  await album.keep('done');
  expect(await dock.labels(1)).toBe(1);
});

test('a host is found by initials, pinyin, name and department', async () => {
  const { visitor, keyboard, dock, album } = lobby;
  await dock.putCard('taiwan');
  await visitor.agrees();
  await visitor.givesPhone('13800000098');
  await visitor.sees('host.title');
  await album.keep('host-empty');
  for (const [letters, name] of [
    ['sgy', '上官云'],
    ['liumingyuan', '刘明远'],
    ['caiwu', '钱佳怡'],
    ['smith', 'Anna Smith'],
  ] as const) {
    await keyboard.letters(letters);
    await visitor.reads(name);
    await album.keep(`host-${letters}`);
    await visitor.press('keyboard.clear');
  }
  await keyboard.letters('zzzz');
  await visitor.readsWords('host.none');
  await album.keep('host-nobody');
});

// A passport has no chip the reader knows. The name is typed in pinyin, and the guard is told that it was typed.
test('a document is typed, its Chinese name by pinyin, and a wrong number is said before anything is lost', async () => {
  const { visitor, staff, keyboard, album } = lobby;
  await visitor.press('home.without-card');
  await visitor.sees('document-kind.title');
  await album.keep('document-kind');
  await visitor.chooseWords('document.citizen-id');
  await visitor.sees('document-number.title');
  await keyboard.digits('11010119000101002');
  await keyboard.digits('1');
  await visitor.press('action.next');
  await visitor.readsWords('error.bad-check-digit');
  await album.keep('document-number-wrong');
  await visitor.press('keyboard.delete');
  await keyboard.digits('2');
  await visitor.press('action.next');
  await visitor.sees('document-name.title');
  await keyboard.pinyin(['chen', '陈'], ['xiao', '小']);
  await keyboard.letters('ming');
  await album.keep('document-name-candidates');
  await keyboard.pick('明');
  await visitor.hasTyped('陈小明');
  await visitor.press('action.next');
  await visitor.agrees();
  await visitor.answersEverything('13800000097');
  await visitor.press('confirm.go');
  await visitor.sees('review.title');
  await visitor.press('review.staff');
  await staff.signsIn('guard');
  await visitor.sees('staff-review.title');
  await visitor.readsWords('staff-review.typed');
  await album.keep('guard-reviews-typed');
  await visitor.press('staff-review.approve');
  await visitor.sees('done.title-checked-in');
});

// The reason is for the record; the visitor is sent to a person without being told what was suspected.
test('a rejected visitor is sent to the desk, and no badge is printed', async () => {
  const { visitor, staff, dock, album } = lobby;
  const before = await dock.labels(0);
  await dock.putCard('foreigner');
  await visitor.agrees();
  await visitor.answersEverything('13800000096');
  await visitor.press('confirm.go');
  await visitor.sees('review.title');
  await visitor.press('review.staff');
  await staff.signsIn('guard');
  await visitor.sees('staff-review.title');
  await visitor.press('staff-review.reject');
  await visitor.sees('staff-reject.title');
  await album.keep('reasons');
  await visitor.chooseWords('reject.not-expected');
  await visitor.sees('done.title-see-staff');
  expect(await visitor.text()).not.toContain('没有约定');
  await album.keep('rejected');
  expect(await dock.labels(0)).toBe(before);
});

test('declining the notice ends the visit at once and leaves nothing on the screen', async () => {
  const { visitor, dock } = lobby;
  await dock.putCard('foreigner-2017');
  await visitor.sees('notice.title');
  await visitor.press('notice.decline');
  await visitor.sees('home.title');
  expect(await visitor.text()).not.toContain('证件样本');
});
