import { expect, test } from 'vitest';
import {
  blackShare,
  blankBitmap,
  fillRect,
  isBlack,
  rowBytes,
  setDot,
} from '../../../../../main/devices/label-printer/bitmap.ts';
import { mediaDots } from '../../../../../main/devices/label-printer/media.ts';

test('the leftmost dot is the highest bit of the first byte', () => {
  const bitmap = blankBitmap(10, 2);
  setDot(bitmap, 0, 0, true);
  setDot(bitmap, 9, 1, true);
  expect([...bitmap.bytes]).toEqual([0x80, 0x00, 0x00, 0x40]);
  expect(isBlack(bitmap, 9, 1)).toBe(true);
  expect(isBlack(bitmap, 8, 1)).toBe(false);
});

test('a dot can be made white again and neighbours stay', () => {
  const bitmap = blankBitmap(8, 1);
  fillRect(bitmap, 0, 0, 8, 1, true);
  setDot(bitmap, 3, 0, false);
  expect(bitmap.bytes[0]).toBe(0b1110_1111);
});

test('drawing outside the picture changes nothing, not even the row before or after', () => {
  const bitmap = blankBitmap(10, 3);
  for (const [x, y] of [
    [-1, 1],
    [10, 1],
    [15, 0],
    [3, -1],
    [3, 3],
  ] as const)
    setDot(bitmap, x, y, true);
  expect(bitmap.bytes.every((byte) => byte === 0)).toBe(true);
  fillRect(bitmap, -5, -5, 100, 100, true);
  expect([...bitmap.bytes]).toEqual([0xff, 0xc0, 0xff, 0xc0, 0xff, 0xc0]);
});

test('the black share counts dots of the picture, not padding', () => {
  const bitmap = blankBitmap(10, 2);
  fillRect(bitmap, 0, 0, 10, 1, true);
  expect(blackShare(bitmap)).toBe(0.5);
  bitmap.bytes[3] = 0x3f;
  expect(blackShare(bitmap)).toBe(0.5);
});

test('rows are whole bytes', () => {
  expect([1, 8, 9, 640].map(rowBytes)).toEqual([1, 1, 2, 80]);
});

test('a 203 dpi head has exactly 8 dots a millimetre, a 300 dpi head 11.81', () => {
  expect(mediaDots({ widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 })).toEqual({
    widthDots: 640,
    heightDots: 400,
  });
  expect(mediaDots({ widthMm: 80, heightMm: 50, gapMm: 2, dpi: 300 })).toEqual({
    widthDots: 944,
    heightDots: 590,
  });
});
