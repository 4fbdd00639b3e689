import { expect, test } from 'vitest';
import { press, take, type Typing } from '../../../../renderer/ui/keyboard/typing.ts';

const zhang = { text: '张', used: 5 };
const latin = { pinyin: false, maxLength: 10 };
const pinyin = { pinyin: true, maxLength: 10 };
const typed = (value: string, letters = ''): Typing => ({ value, letters });

test('Latin letters go into the text, pinyin letters wait', () => {
  expect(press(typed('L'), 'i', latin)).toEqual(typed('Li'));
  expect(press(typed('张'), 'w', pinyin)).toEqual(typed('张', 'w'));
  expect(press(typed('张', 'w'), 'E', pinyin)).toEqual(typed('张', 'we'));
});

test('a candidate replaces the letters it stands for and leaves the others', () => {
  expect(take(typed('', 'zhangwei'), zhang, 10)).toEqual(typed('张', 'wei'));
});

test('the space bar takes the best candidate while letters wait, and is a blank otherwise', () => {
  expect(press(typed('', 'zhang'), '{space}', { ...pinyin, best: zhang })).toEqual(typed('张'));
  expect(press(typed('', 'vvv'), '{space}', pinyin)).toEqual(typed('', 'vvv'));
  expect(press(typed('Li'), '{space}', latin)).toEqual(typed('Li '));
  expect(press(typed(''), '{space}', latin)).toEqual(typed(''));
});

test('deleting takes waiting letters before text', () => {
  expect(press(typed('张', 'we'), '{bksp}', pinyin)).toEqual(typed('张', 'w'));
  expect(press(typed('张伟'), '{bksp}', pinyin)).toEqual(typed('张'));
  expect(press(typed(''), '{bksp}', pinyin)).toEqual(typed(''));
});

test('deleting takes a character beyond the basic plane as a whole', () => {
  expect(press(typed('张𬱖'), '{bksp}', pinyin)).toEqual(typed('张'));
});

test('clearing takes everything', () => {
  expect(press(typed('张伟', 'we'), '{clear}', pinyin)).toEqual(typed(''));
});

test('the text never grows beyond its length, counted in characters', () => {
  expect(press(typed('𬱖𬱖'), 'a', { pinyin: false, maxLength: 2 })).toEqual(typed('𬱖𬱖'));
  expect(take(typed('𬱖', 'ouyang'), { text: '欧阳', used: 6 }, 2)).toEqual(typed('𬱖欧'));
});

test('signs are typed as they are, also between pinyin', () => {
  expect(press(typed('阿'), '·', pinyin)).toEqual(typed('阿·'));
});

test('keys that switch the keyboard change no text', () => {
  for (const key of ['{shift}', '{language}', '{done}']) {
    expect(press(typed('张', 'we'), key, pinyin)).toEqual(typed('张', 'we'));
  }
});
