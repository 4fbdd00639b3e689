import { expect, test } from 'vitest';
import { divide, type Span } from '../../../../renderer/ui/paging/divide.ts';

const atMost =
  (most: number) =>
  ({ from, to }: Span) =>
    to - from <= most;

test('what fits stays on one page', () => {
  expect(divide(['rows', 'rows'], atMost(2))).toEqual([{ from: 0, to: 2 }]);
});

test('nothing has no page', () => {
  expect(divide([], atMost(2))).toEqual([]);
});

test('the rows of a single group are shared out evenly', () => {
  expect(divide(Array<string>(8).fill('rows'), atMost(6))).toEqual([
    { from: 0, to: 4 },
    { from: 4, to: 8 },
  ]);
});

test('a group that would be cut begins the next page', () => {
  expect(divide(['points', 'points', 'points', 'ticks', 'ticks'], atMost(4))).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 5 },
  ]);
});

test('a group longer than a page is cut where the page ends', () => {
  expect(divide(['points', 'points', 'points', 'ticks'], atMost(2))).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 4 },
  ]);
});

test('a part too large for any page has one of its own', () => {
  expect(divide(['points', 'ticks'], () => false)).toEqual([
    { from: 0, to: 1 },
    { from: 1, to: 2 },
  ]);
});
