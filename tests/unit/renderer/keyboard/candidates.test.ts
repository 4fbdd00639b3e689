import { expect, test } from 'vitest';
import { candidatesFor, lettersAfter } from '../../../../renderer/ui/keyboard/pinyin/candidates.ts';
import table from '../../../../renderer/ui/keyboard/pinyin/table.json' with { type: 'json' };

const texts = (letters: string, first = false) =>
  candidatesFor(letters, table, first).map(({ text }) => text);

test('a surname comes first while the field is empty, given names and frequent words afterwards', () => {
  expect(texts('zhang', true)[0]).toBe('张');
  expect(texts('zhang', false)[0]).toBe('长');
  expect(texts('wei', false)[0]).toBe('伟');
  expect(texts('wang', true)[0]).toBe('王');
  expect(texts('li', true)[0]).toBe('李');
});

test('surnames are found by the reading that only names have', () => {
  for (const [letters, surname] of [
    ['shan', '单'],
    ['zeng', '曾'],
    ['qiu', '仇'],
    ['xie', '解'],
    ['zha', '查'],
    ['piao', '朴'],
    ['ou', '区'],
  ] as const) {
    expect(texts(letters, true).slice(0, 5), letters).toContain(surname);
  }
});

test('a surname of two characters is one touch, also before it is typed to the end', () => {
  expect(candidatesFor('ouyang', table, true)[0]).toEqual({ text: '欧阳', used: 6 });
  expect(texts('ouy', true).slice(0, 5)).toContain('欧阳');
  expect(texts('moqi', true)[0]).toBe('万俟');
  expect(texts('ouyang', false)).not.toContain('欧阳');
});

test('rare characters of names lie on the first opened page of their syllable', () => {
  for (const [letters, character] of [
    ['zhe', '喆'],
    ['kun', '堃'],
    ['yun', '赟'],
    ['biao', '骉'],
    ['ben', '犇'],
  ] as const) {
    expect(texts(letters).slice(0, 40), letters).toContain(character);
  }
});

test('the longest syllable wins, shorter ones follow where the rest still reads as pinyin', () => {
  const xian = candidatesFor('xian', table, false);
  expect(xian[0]?.used).toBe(4);
  expect(xian.some(({ text, used }) => text === '西' && used === 2)).toBe(true);
  // zhang is not z-h-ang: nothing shorter can be read.
  expect(candidatesFor('zhang', table, false).every(({ used }) => used === 5)).toBe(true);
});

test('two syllables are taken one after the other', () => {
  const [first] = candidatesFor('xiaoming', table, false);
  expect(first).toEqual({ text: '晓', used: 4 });
  expect(first && lettersAfter('xiaoming', first)).toBe('ming');
});

test('letters that are no syllable yet give a foretaste of the syllables they begin', () => {
  expect(texts('zh', true).slice(0, 3)).toContain('张');
  expect(texts('zh', true).every((text) => [...text].length === 1)).toBe(true);
});

test('ü is typed as v, and as passports write it', () => {
  expect(texts('lv', true)[0]).toBe('吕');
  expect(texts('lyu', true)[0]).toBe('吕');
  expect(texts('nv')[0]).toBe('女');
});

test('letters that begin no syllable give nothing', () => {
  expect(texts('v')).toEqual([]);
  expect(texts('')).toEqual([]);
});
