import { expect, test } from 'vitest';
import {
  blankBitmap,
  fillRect,
  isBlack,
  setDot,
} from '../../../../../../main/devices/label-printer/bitmap.ts';
import { encodeBrotherLabel } from '../../../../../../main/devices/label-printer/brother-ql/encoder.ts';
import type { BrotherSettings } from '../../../../../../main/devices/label-printer/brother-ql/encoder.ts';
import {
  brotherDrawable,
  brotherRoll,
} from '../../../../../../main/devices/label-printer/brother-ql/media.ts';
import { mediaDots } from '../../../../../../main/devices/label-printer/media.ts';
import type { LabelMedia } from '../../../../../../main/devices/label-printer/media.ts';
import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';
import { hexOf } from '../../../../../support/hex.ts';
import { takenApart } from './raster.ts';

const dieCut = { widthMm: 62, heightMm: 29, gapMm: 3, dpi: 300 };
const endless = { widthMm: 62, heightMm: 40, gapMm: 0, dpi: 300 };

function refusal(bitmap: Bitmap, media: LabelMedia, settings: Partial<BrotherSettings> = {}) {
  const result = encodeBrotherLabel(settings)(bitmap, media);
  return result.ok ? undefined : result.error.kind;
}

/** The numbers of the black pins of a row. */
const blackPins = (row: Uint8Array | undefined): readonly number[] =>
  [...(row ?? [])].flatMap((byte, at) =>
    Array.from({ length: 8 }, (_, bit) => (byte & (0x80 >> bit) ? [at * 8 + bit] : [])).flat(),
  );

test('a die-cut label opens as the command reference wants it', () => {
  const { preamble, fire } = takenApart(blankBitmap(696, 271), dieCut, {});
  expect(hexOf(preamble)).toBe(
    [
      ...['1B696101', '1B40', '1B692100', '1B697A', '8E0B3E1D', '0F010000', '0000'],
      ...['1B694D40', '1B694101', '1B694B08', '1B69640000', '4D00'],
    ].join(''),
  );
  expect(hexOf(fire)).toBe('1A');
});

test('continuous stock has a margin, no length, and as many rows as the picture', () => {
  const { preamble, rows } = takenApart(blankBitmap(696, 300), endless, { compress: true, autoCut: false });
  expect(hexOf(preamble)).toBe(
    [
      ...['1B696101', '1B40', '1B692100', '1B697A', '860A3E00', '2C010000', '0000'],
      ...['1B694D00', '1B694B00', '1B69642300', '4D02'],
    ].join(''),
  );
  expect(rows).toHaveLength(300);
});

test('the first dot is the last pin and the last dot follows twelve white pins', () => {
  const bitmap = blankBitmap(696, 271);
  setDot(bitmap, 0, 0, true);
  setDot(bitmap, 695, 1, true);
  setDot(bitmap, 100, 2, true);
  const { rows } = takenApart(bitmap, dieCut, {});
  expect(rows.slice(0, 4).map(blackPins)).toEqual([[707], [12], [607], []]);
});

// 1 where a row begins: the sheet for 62 mm, public drivers for the others.
test.each([
  [{ widthMm: 29, heightMm: 90, gapMm: 3, dpi: 300 }, 306, 90, 6],
  [{ widthMm: 29, heightMm: 50, gapMm: 0, dpi: 300 }, 306, 90, 6],
  [{ widthMm: 54, heightMm: 50, gapMm: 0, dpi: 300 }, 590, 90, 0],
  [{ widthMm: 62, heightMm: 100, gapMm: 3, dpi: 300 }, 696, 90, 12],
  [{ widthMm: 102, heightMm: 50, gapMm: 0, dpi: 300 }, 1164, 162, 56],
  [{ widthMm: 102, heightMm: 152, gapMm: 3, dpi: 300 }, 1164, 162, 56],
] as const)('%o: %i dots on a head of %i bytes after %i pins', (media, widthDots, headBytes, pad) => {
  const bitmap = blankBitmap(widthDots, 3);
  fillRect(bitmap, 0, 0, widthDots, 1, true);
  const { rows } = takenApart(bitmap, media, {}, headBytes);
  const pins = blackPins(rows[0]);
  expect([rows[0]?.length, pins[0], pins.length]).toEqual([headBytes, pad, widthDots]);
  expect(refusal(blankBitmap(widthDots + 1, 3), media)).toBe('too-wide');
});

test('a narrow roll lies further in on a wide head', () => {
  const bitmap = blankBitmap(696, 271);
  setDot(bitmap, 695, 0, true);
  const { rows } = takenApart(bitmap, dieCut, { wideHead: true }, 162);
  expect(blackPins(rows[0])).toEqual([56]);
});

test('the white pins can be set where the table is off', () => {
  const bitmap = blankBitmap(696, 271);
  setDot(bitmap, 695, 0, true);
  expect(blackPins(takenApart(bitmap, dieCut, { padPins: 20 }).rows[0])).toEqual([20]);
  expect(refusal(bitmap, dieCut, { padPins: 25 })).toBe('bad-setting');
  expect(refusal(bitmap, dieCut, { padPins: -1 })).toBe('bad-setting');
});

test('a smaller picture stands at the top left, and a die-cut label is sent whole', () => {
  const bitmap = blankBitmap(10, 5);
  fillRect(bitmap, 0, 0, 10, 5, true);
  const { rows } = takenApart(bitmap, dieCut, { compress: true });
  expect(rows).toHaveLength(271);
  expect(blackPins(rows[4])).toEqual([698, 699, 700, 701, 702, 703, 704, 705, 706, 707]);
  expect(blackPins(rows[5])).toEqual([]);
});

test('packed or not, every dot arrives', () => {
  const bitmap = blankBitmap(301, 100);
  for (let y = 0; y < 100; y += 1) {
    for (let x = 0; x < 301; x += 1) setDot(bitmap, x, y, y % 3 > 0 && (x * x + y * 7) % 11 < 4);
  }
  for (const compress of [false, true]) {
    takenApart(bitmap, endless, { compress }).rows.forEach((row, y) => {
      const wanted = Array.from({ length: 301 }, (_, x) => 707 - x).filter((pin) =>
        isBlack(bitmap, 707 - pin, y),
      );
      expect(blackPins(row)).toEqual(wanted.sort((a, b) => a - b));
    });
  }
});

// 25,646 bytes is also what an independent decoder was once fed for this label.
test('without compression a blank row is sent in full', () => {
  const result = encodeBrotherLabel({ compress: false })(blankBitmap(696, 271), dieCut);
  expect(result.ok && result.value.picture.length + result.value.fire.length).toBe(25_646);
});

test('what does not fit is refused', () => {
  expect(refusal(blankBitmap(696, 271), dieCut)).toBeUndefined();
  expect(refusal(blankBitmap(696, 272), dieCut)).toBe('too-tall');
  expect(refusal(blankBitmap(696, 472), endless)).toBeUndefined();
  expect(refusal(blankBitmap(696, 473), endless)).toBe('too-tall');
  expect(refusal({ widthDots: 8, heightDots: 2, bytes: new Uint8Array(3) }, dieCut)).toBe('wrong-byte-count');
});

test.each([
  { ...dieCut, dpi: 203 },
  { ...dieCut, heightMm: 30 },
  { ...dieCut, widthMm: 60 },
  { ...endless, widthMm: 80 },
  { ...endless, heightMm: Number.NaN },
])('stock that Brother does not make is refused: %o', (media) => {
  expect(refusal(blankBitmap(8, 8), media)).toBe('bad-setting');
});

test('the drawable part of a label has exactly its printable dots', () => {
  const stock = [dieCut, endless, { ...dieCut, widthMm: 29, heightMm: 90 }, { ...dieCut, heightMm: 100 }];
  const sizes = stock.map((media) => {
    const drawable = brotherDrawable(media);
    return drawable && mediaDots(drawable);
  });
  expect(sizes).toEqual([
    { widthDots: 696, heightDots: 271 },
    { widthDots: 696, heightDots: 472 },
    { widthDots: 306, heightDots: 991 },
    { widthDots: 696, heightDots: 1109 },
  ]);
  expect(brotherDrawable({ ...dieCut, heightMm: 30 })).toBeUndefined();
  expect(brotherRoll(endless)?.lengthMm).toBe(0);
});
