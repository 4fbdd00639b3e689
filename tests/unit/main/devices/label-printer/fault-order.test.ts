import { expect, test } from 'vitest';
import { fromBits, inOrder } from '../../../../../main/devices/label-printer/fault-order.ts';

test('faults come once each, in the order a person must deal with them', () => {
  const heard = ['paused', 'fault', 'over-heated', 'paused', 'wrong-media', 'out-of-ribbon'] as const;
  expect(inOrder([...heard, 'out-of-labels', 'jammed', 'cover-open'])).toEqual([
    'cover-open',
    'jammed',
    'out-of-labels',
    'out-of-ribbon',
    'wrong-media',
    'over-heated',
    'fault',
    'paused',
  ]);
  expect(inOrder([])).toEqual([]);
});

test('a mask of several bits counts when any of them is set', () => {
  const meanings = [
    [0x81, 'a'],
    [0x02, 'b'],
  ] as const;
  expect(fromBits(0x80, meanings)).toEqual(['a']);
  expect(fromBits(0x03, meanings)).toEqual(['a', 'b']);
  expect(fromBits(0x7c, meanings)).toEqual([]);
});
