import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { ditherOnto } from '../../../../main/badge/dither.ts';
import type { GreyPicture } from '../../../../main/badge/dither.ts';
import { blackShare, blankBitmap, fillRect, isBlack } from '../../../../main/devices/label-printer/bitmap.ts';
import { testPortrait } from '../../../support/test-portrait.ts';

const box = (picture: GreyPicture, x = 0, y = 0) => ({
  ...{ x, y, width: picture.widthDots, height: picture.heightDots },
});

function dithered(picture: GreyPicture) {
  const bitmap = blankBitmap(picture.widthDots, picture.heightDots);
  ditherOnto(bitmap, picture, box(picture));
  return bitmap;
}

const flat = (grey: number, widthDots = 120, heightDots = 120): GreyPicture => ({
  ...{ widthDots, heightDots },
  greys: new Uint8Array(widthDots * heightDots).fill(grey),
});

function portrait(): GreyPicture {
  const { widthDots, heightDots, rgb } = testPortrait();
  return { widthDots, heightDots, greys: rgb.filter((_, at) => at % 3 === 0) };
}

test('black stays black and white stays white', () => {
  expect(blackShare(dithered(flat(0)))).toBe(1);
  expect(blackShare(dithered(flat(255)))).toBe(0);
});

// Thermal dots spread: a lift of 1.4 to 1.8 leaves them room. In the middle that is 0.28 to 0.39 of the dots, not half.
test.each([32, 64, 128, 192, 224])(
  'shade %i becomes the share of black dots that its lifted brightness has',
  (grey) => {
    const share = blackShare(dithered(flat(grey)));
    expect(share).toBeLessThan(1 - (grey / 255) ** (1 / 1.4));
    expect(share).toBeGreaterThan(1 - (grey / 255) ** (1 / 1.8));
  },
);

test('no shade leaves a pattern of long lines: black dots of a light grey stand apart', () => {
  const bitmap = dithered(flat(230));
  let touching = 0;
  for (let y = 0; y < 120; y += 1) {
    for (let x = 0; x < 119; x += 1) touching += Number(isBlack(bitmap, x, y) && isBlack(bitmap, x + 1, y));
  }
  expect(touching).toBe(0);
});

test('a face keeps its shades: hair, coat, skin and wall differ in their dots', () => {
  const bitmap = dithered(portrait());
  const shareAt = (x: number, y: number): number => {
    let black = 0;
    for (let dy = 0; dy < 8; dy += 1) {
      for (let dx = 0; dx < 16; dx += 1) black += Number(isBlack(bitmap, x + dx, y + dy));
    }
    return black / 128;
  };
  const [wall, skin, coat, hair] = [shareAt(2, 2), shareAt(43, 60), shareAt(43, 112), shareAt(43, 13)];
  expect(wall).toBeLessThan(skin);
  expect(skin + 0.1).toBeLessThan(coat);
  expect(coat + 0.1).toBeLessThan(hair);
});

test('the dots of a known picture are these, on every machine', () => {
  const { bytes } = dithered(portrait());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '729fd5891154d4cf5405fe9952d54eb06ea3303713336459a01103630e2d15aa',
  );
  expect(blackShare(dithered(portrait()))).toBeCloseTo(0.258, 3);
});

test('it writes its own box and not a dot beside it, and is cut off at the edge of the label', () => {
  const bitmap = blankBitmap(64, 40);
  fillRect(bitmap, 0, 0, 64, 40, true);
  const white = flat(255, 20, 20);
  ditherOnto(bitmap, white, box(white, 50, 10));
  for (let y = 0; y < 40; y += 1) {
    for (let x = 0; x < 64; x += 1) {
      const inside = x >= 50 && y >= 10 && y < 30;
      if (isBlack(bitmap, x, y) === inside) throw new Error(`dot ${x},${y}`);
    }
  }
});
