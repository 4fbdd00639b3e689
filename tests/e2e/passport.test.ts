import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addDays, instant, localDay } from '../../domain/kernel/time.ts';
import { passportLines } from '../../main/devices/id-reader/mrz/simulated-zone.ts';
import { zhCn } from '../../renderer/strings/zh-cn/index.ts';
import { openLobby, type Lobby } from './support/lobby.ts';

let lobby: Lobby;
beforeAll(async () => {
  lobby = await openLobby({ album: 'passport' });
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

const today = localDay(instant(Date.now()), 'Asia/Shanghai');
const [names, numbers] = passportLines({
  surname: 'PROBE',
  givenNames: 'LENA',
  number: 'C0000T476',
  state: 'D',
  birthDate: addDays(today, -30 * 365),
  sex: 'F',
  validUntil: addDays(today, 365),
});

/** What a screen reader calls the keys that are no letters. */
const keyNames: Readonly<Record<string, string>> = { '<': zhCn['keyboard.filler'] };

async function touchKeys(keys: Iterable<string>): Promise<void> {
  const keyboard = lobby.page().getByRole('group', { name: zhCn['keyboard.lines'], exact: true });
  for (const key of keys) {
    await keyboard.getByRole('button', { name: keyNames[key] ?? key, exact: true }).tap();
  }
}

// A finger on the real kiosk: every key goes to the machine and comes back checked.
test('the lines of a passport are typed, a slip is seen at once and corrected, and the guard is told to look', async () => {
  const { visitor, staff, album } = lobby;
  await visitor.press('home.without-card');
  await visitor.chooseWords('document.passport');
  await visitor.sees('document-mrz.title');
  await touchKeys(names.replace(/<+$/, ''));
  await album.keep('name-typed');
  await touchKeys([zhCn['keyboard.fill-name']]);
  await visitor.reads('PROBE LENA');

  await touchKeys(numbers.slice(0, 8));
  await touchKeys('1');
  await touchKeys(numbers.slice(9, 28));
  await touchKeys([zhCn['keyboard.fill-name'], zhCn['keyboard.fill-name']]);
  await touchKeys(numbers.slice(-1));
  await visitor.readsWords('document-mrz.wrong');
  await album.keep('number-wrong');
  await visitor.press('action.next');
  await visitor.readsWords('document-mrz.some-wrong');

  await lobby.page().getByRole('button', { name: zhCn['mrz.documentNumber'] }).tap();
  await touchKeys(Array.from({ length: 8 }, () => zhCn['keyboard.right']));
  await touchKeys(numbers.charAt(8));
  await visitor.reads('C0000T476');
  await album.keep('number-corrected');
  await visitor.press('action.next');

  await visitor.agrees();
  await visitor.answersEverything('13800000095');
  await visitor.press('confirm.go');
  await visitor.press('review.staff');
  await staff.signsIn('guard');
  await visitor.sees('staff-review.title');
  await visitor.readsWords('staff-review.typed');
  await visitor.press('staff-review.approve');
  await visitor.sees('done.title-checked-in');
});

test('whoever cannot read the lines types number and name instead', async () => {
  const { visitor } = lobby;
  await visitor.press('home.without-card');
  await visitor.chooseWords('document.passport');
  await visitor.sees('document-mrz.title');
  await touchKeys('P<D');
  await visitor.press('document-mrz.type-number');
  await visitor.sees('document-number.title');
  await visitor.press('action.back');
  await visitor.sees('document-mrz.title');
  expect(lobby.status().screen).toMatchObject({ name: 'document-mrz', value: 'P<D' });
});
