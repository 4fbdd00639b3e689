import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';
import { memberOf } from './support/staff-screens.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'assisted' });
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

// R18: an old visitor without a document is helped by the receptionist, who leaves out what cannot be answered.
test('staff fills in for a visitor, leaves out what she cannot do with a reason, and the badge is printed', async () => {
  const { visitor, staff, keyboard, dock, album } = lobby;
  await staff.opensMenu('guard');
  await album.keep('menu');
  await visitor.chooseWords('staff-menu.assisted');
  await visitor.sees('document-kind.title');
  await visitor.readsWords('staff.helping', memberOf('guard'));
  await album.keep('document-kind');
  await visitor.press('action.skip');
  await visitor.sees('staff-skip.title');
  await album.keep('why-no-document');
  await visitor.chooseWords('skip.no-document');
  await visitor.agrees();
  await visitor.sees('name.title');
  await keyboard.pinyin(['li', '李'], ['fang', '芳']);
  await visitor.press('action.next');
  await visitor.sees('phone.title');
  await album.keep('phone-with-skip');
  await visitor.press('action.skip');
  await visitor.chooseWords('skip.cannot-provide');
  await visitor.asksFor('whf', '吴海峰');
  await visitor.sees('purpose.title');
  await visitor.choose('办事咨询');
  await visitor.sees('companions.title');
  await visitor.press('action.next');
  await visitor.leavesSoon();
  await visitor.sees('confirm.title');
  await album.keep('confirm');
  await visitor.press('confirm.go');
  await visitor.sees('staff-review.title');
  await visitor.reads('李芳');
  await visitor.readsWords('staff-review.skipped', { fields: '' });
  await album.keep('review-with-skipped');
  await visitor.press('staff-review.approve');
  await visitor.sees('done.title-checked-in');
  await album.keep('done');
  expect(await dock.labels(1)).toBe(1);
  // Whoever signed in for the menu goes back to it, ready for the next who needs help.
  await visitor.press('action.finish');
  await visitor.sees('staff-menu.title');
});

test('one touch of staff opens the green channel, and everything else is written down afterwards', async () => {
  const { visitor, staff, dock, album } = lobby;
  const before = await dock.labels(0);
  await staff.opensMenu('guard');
  await visitor.chooseWords('staff-menu.green-channel');
  await visitor.sees('done.title-checked-in');
  await album.keep('green-channel');
  expect(await dock.labels(before + 1)).toBe(before + 1);
});

test('a wrong PIN is refused, the fifth locks the sign-in, and the right one does not help until the time is over', async () => {
  const { visitor, staff, album } = lobby;
  const { code, pin } = memberOf('receptionist');
  await visitor.press('home.staff');
  await staff.tries(code, '000000');
  await visitor.readsWords('sign-in.wrong');
  await album.keep('wrong-pin');
  for (const wrong of ['111111', '222222', '333333']) {
    await staff.triesPin(wrong);
    await lobby.until(
      ({ screen }) => screen.name === 'staff-sign-in' && !screen.checking && screen.pinLength === 0,
      'the answer',
    );
    await visitor.readsWords('sign-in.wrong');
  }
  await staff.triesPin('444444');
  await visitor.readsUntil('sign-in.locked', 'time');
  await album.keep('locked');
  await staff.triesPin(pin);
  await lobby.until(
    ({ screen }) => screen.name === 'staff-sign-in' && !screen.checking && screen.pinLength === 0,
    'the answer',
  );
  await visitor.readsUntil('sign-in.locked', 'time');
  expect(lobby.status().staff).toBeUndefined();
});
