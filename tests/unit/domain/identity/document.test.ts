import { expect, test } from 'vitest';
import { ageOn, isExpired } from '../../../../domain/identity/document.ts';
import type { LocalDay } from '../../../../domain/kernel/time.ts';

const day = (text: string): LocalDay => text as LocalDay;

test.each([
  ['1900-06-15', '1914-06-14', 13],
  ['1900-06-15', '1914-06-15', 14],
  ['1904-02-29', '1918-02-28', 13],
  ['1904-02-29', '1918-03-01', 14],
  ['1900-06-15', '1900-06-14', -1],
])('born %s, on %s: %i years', (birth, on, years) => {
  expect(ageOn(day(birth), day(on))).toBe(years);
});

test('a document is good through its last day', () => {
  expect(isExpired({ validUntil: day('2030-05-01') }, day('2030-05-01'))).toBe(false);
  expect(isExpired({ validUntil: day('2030-05-01') }, day('2030-05-02'))).toBe(true);
  expect(isExpired({ validUntil: 'long-term' }, day('2999-01-01'))).toBe(false);
  expect(isExpired({}, day('2999-01-01'))).toBe(false);
});
