import { expect, test } from 'vitest';
import {
  badgeNumber,
  canonicalBadgeCode,
  canonicalBadgeNumber,
  createBadgeCode,
} from '../../../../domain/pass/badge-code.ts';

test('a code spells its sixteen bytes and nothing else', () => {
  const of = (fill: number) => createBadgeCode((length) => new Uint8Array(length).fill(fill));
  expect(of(0)).toBe('YB1:00000000000000000000000000');
  expect(of(255)).toBe('YB1:7ZZZZZZZZZZZZZZZZZZZZZZZZZ');
  expect(createBadgeCode(() => Uint8Array.from({ length: 16 }, (_, i) => i))).toBe(
    'YB1:00041061050R3GG28A1C60T3GF',
  );
});

test('letters that look like digits are read as digits', () => {
  expect(canonicalBadgeCode('yb1:oil00000000000000000000000')).toBe('YB1:01100000000000000000000000');
});

test.each(['A017', 'YB1:', 'YB1:U0000000000000000000000000', 'YB2:00000000000000000000000000', ''])(
  '%j is no badge code',
  (text) => {
    expect(canonicalBadgeCode(text)).toBeUndefined();
  },
);

test('numbers have three digits until there are more', () => {
  expect([badgeNumber('A', 7), badgeNumber('', 999), badgeNumber('b-', 1_000)]).toEqual([
    'A007',
    '999',
    'B-1000',
  ]);
  expect(canonicalBadgeNumber(' ａ０１７')).toBe('A017');
});
