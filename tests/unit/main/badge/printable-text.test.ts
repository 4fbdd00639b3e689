import { expect, test } from 'vitest';
import { missingMark, printableText } from '../../../../main/badge/printable-text.ts';

const hasAscii = (codePoint: number) => codePoint >= 0x20 && codePoint < 0x7f;

test('a character the font lacks becomes a box and is counted, also beyond the first plane', () => {
  expect(printableText('A𬭎B㛃', hasAscii)).toEqual({ text: `A${missingMark}B${missingMark}`, missing: 2 });
});

test('invisible characters are dropped and not counted as missing', () => {
  expect(printableText('a\u200db\ufe0fc\u0007\u{e0100}d', hasAscii)).toEqual({ text: 'abcd', missing: 0 });
});

test('line ends and runs of blanks become one blank, and none at the ends', () => {
  expect(printableText('  one\r\n\t two\u3000 ', hasAscii).text).toBe('one two');
});

test('a letter and its separate accent become one character where there is one', () => {
  const hasLatin = (codePoint: number) => codePoint < 0x250;
  expect(printableText('Rene\u0301e', hasLatin)).toEqual({ text: 'Ren\u00e9e', missing: 0 });
});

test('a Chinese compatibility character stays the one that is on the card', () => {
  expect(printableText('\uf9e7\uf92c', () => true).text).toBe('\uf9e7\uf92c');
});
