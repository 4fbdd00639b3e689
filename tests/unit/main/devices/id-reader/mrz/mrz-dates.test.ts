import { expect, test } from 'vitest';
import type { LocalDay } from '../../../../../../domain/kernel/time.ts';
import { birthDay, expiryDay } from '../../../../../../main/devices/id-reader/mrz/mrz-dates.ts';

const today = '2026-03-02' as LocalDay;

test.each([
  ['a child of this century', '200115', '2020-01-15'],
  ['born today', '260302', '2026-03-02'],
  ['tomorrow would be the future, so a hundred years ago', '260303', '1926-03-03'],
  ['a leap day that only this century had', '000229', '2000-02-29'],
  ['no leap year on either side', '290229', undefined],
  ['no such day', '990230', undefined],
  ['an unknown day', '74<<<<', undefined],
])('birth: %s', (_why, digits, day) => {
  expect(birthDay(digits, today)).toBe(day);
});

test.each([
  ['soon', '270228', '2027-02-28'],
  ['long ago', '120415', '2012-04-15'],
  ['of the last century', '950712', '1995-07-12'],
  ['ten years ahead', '360301', '2036-03-01'],
  ['no such day', '311131', undefined],
])('valid until: %s', (_why, digits, day) => {
  expect(expiryDay(digits, today)).toBe(day);
});

test('the century turns with the clock', () => {
  const late = '2099-12-31' as LocalDay;
  expect(birthDay('991231', late)).toBe('2099-12-31');
  expect(birthDay('000101', late)).toBe('2000-01-01');
  expect(expiryDay('050101', late)).toBe('2105-01-01');
});
