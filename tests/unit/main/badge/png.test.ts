import { loadImage, createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { blankBitmap, isBlack, setDot } from '../../../../main/devices/label-printer/bitmap.ts';
import { bitmapToPng, rgbToPng } from '../../../../main/badge/png.ts';

test('another decoder sees the same dots, black on white, also at an odd width', async () => {
  const bitmap = blankBitmap(13, 7);
  for (let y = 0; y < 7; y += 1)
    for (let x = 0; x < 13; x += 1) setDot(bitmap, x, y, (x * 5 + y * 3) % 4 === 0);
  const image = await loadImage(bitmapToPng(bitmap));
  expect([image.width, image.height]).toEqual([13, 7]);
  const canvas = createCanvas(13, 7);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const { data } = canvas.getContext('2d').getImageData(0, 0, 13, 7);
  for (let y = 0; y < 7; y += 1) {
    for (let x = 0; x < 13; x += 1) {
      expect(data[(y * 13 + x) * 4]).toBe(isBlack(bitmap, x, y) ? 0 : 255);
    }
  }
});

test('another decoder sees the same colours', async () => {
  const rgb = Uint8Array.from({ length: 13 * 7 * 3 }, (_, at) => (at * 37) & 0xff);
  const image = await loadImage(rgbToPng({ widthDots: 13, heightDots: 7, rgb }));
  expect([image.width, image.height]).toEqual([13, 7]);
  const context = createCanvas(13, 7).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, 13, 7);
  expect([...data.filter((_, at) => at % 4 !== 3)]).toEqual([...rgb]);
});
