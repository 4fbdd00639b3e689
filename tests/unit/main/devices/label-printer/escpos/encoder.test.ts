import { expect, test } from 'vitest';
import { blankBitmap, setDot } from '../../../../../../main/devices/label-printer/bitmap.ts';
import {
  encodeEscposLabel,
  escposEnding,
  escposFlush,
} from '../../../../../../main/devices/label-printer/escpos/encoder.ts';
import type { EscposSettings } from '../../../../../../main/devices/label-printer/escpos/encoder.ts';
import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';
import { hexOf } from '../../../../../support/hex.ts';

const media = { widthMm: 72, heightMm: 50, gapMm: 0, dpi: 203 };

function encoded(settings: Partial<EscposSettings> = {}, bitmap: Bitmap = small()): string {
  const result = encodeEscposLabel(settings)(bitmap, media);
  if (!result.ok) throw new Error(result.error.detail);
  expect(result.value.fire).toHaveLength(0);
  expect(result.value.reprintOff).toBe(false);
  return hexOf(result.value.picture);
}

function refusal(settings: Partial<EscposSettings>, bitmap: Bitmap = small()): string | undefined {
  const result = encodeEscposLabel(settings)(bitmap, media);
  return result.ok ? undefined : result.error.kind;
}

/** 10 x 3 dots: top left, and bottom right. */
function small(): Bitmap {
  const bitmap = blankBitmap(10, 3);
  setDot(bitmap, 0, 0, true);
  setDot(bitmap, 9, 2, true);
  return bitmap;
}

const joined = (...parts: string[]): string => parts.join('').replaceAll(' ', '');

test('a label is initialise, one raster, feed and cut', () => {
  expect(encoded()).toBe(joined('1B40', '1D763000 0200 0300', '8000 0000 0040', '1B4A50', '1D564200'));
});

test('the stored form counts its parameters and gives its width in dots', () => {
  expect(encoded({ graphics: 'stored' })).toBe(
    joined(
      '1B40',
      '1D284C 1000 3070300101 31 0A00 0300',
      '8000 0000 0040',
      '1D284C02003032',
      '1B4A50 1D564200',
    ),
  );
});

test('a margin is set only where there is one', () => {
  expect(encoded({ marginDots: 300 })).toBe(
    joined('1B40', '1D4C2C01', '1D763000 0200 0300', '8000 0000 0040', '1B4A50', '1D564200'),
  );
});

test.each([
  [{ ending: 'cut', feedDots: 0 }, '1D564200'],
  [{ ending: 'cut', feedDots: 255 }, '1B4AFF1D564200'],
  [{ ending: 'feed', feedDots: 120 }, '1B4A78'],
  [{ ending: 'feed', feedDots: 0 }, ''],
  [{ ending: 'form-feed', feedDots: 120 }, '0C'],
] as const)('a label with %o ends in %s', (settings, ending) => {
  expect(hexOf(escposEnding(settings))).toBe(ending);
  expect(encoded(settings)).toBe(joined('1B40', '1D763000 0200 0300', '8000 0000 0040', ending));
});

test('a tall picture goes in bands, the last as tall as is left', () => {
  const picture = encoded({ feedDots: 0 }, blankBitmap(576, 400));
  const band = joined('1D763000 4800 C800', '00'.repeat(72 * 200));
  expect(picture).toBe(joined('1B40', band, band, '1D564200'));
  expect(encoded({ bandRows: 2, feedDots: 0 })).toBe(
    joined('1B40', '1D763000 0200 0200', '8000 0000', '1D763000 0200 0100', '0040', '1D564200'),
  );
});

test('a stored band stays within what 16 bits can count', () => {
  const wide = { widthMm: 300, heightMm: 100, gapMm: 0, dpi: 203 };
  const settings = { graphics: 'stored', bandRows: 2_303, feedDots: 0 } as const;
  const result = encodeEscposLabel(settings)(blankBitmap(2_040, 300), wide);
  if (!result.ok) throw new Error(result.error.detail);
  const picture = Buffer.from(result.value.picture);
  // 257 rows of 255 bytes would be 65,535 and leave no room for ten bytes of parameters.
  expect(hexOf(picture.subarray(2, 17))).toBe(joined('1D284C', '0AFF', '3070300101 31', 'F807', '0001'));
  const second = 17 + 256 * 255 + 7;
  expect(hexOf(picture.subarray(second, second + 15))).toBe(
    joined('1D284C', 'DE2B', '3070300101 31', 'F807', '2C00'),
  );
  expect(picture).toHaveLength(2 + 2 * (15 + 7) + 300 * 255 + 4);
});

test('padding that a careless painter blackened is sent white', () => {
  const bitmap = { widthDots: 10, heightDots: 1, bytes: Uint8Array.of(0xff, 0xff) };
  expect(encoded({ feedDots: 0 }, bitmap)).toBe(joined('1B40', '1D763000 0200 0100', 'FFC0', '1D564200'));
});

test('a flush is a whole band of white, and then a recovery that no band can swallow', () => {
  expect(hexOf(escposFlush(media))).toBe('00'.repeat(72 * 200).concat('100502'));
  expect(hexOf(escposFlush(media, { bandRows: 2_303 }))).toBe('00'.repeat(72 * 400).concat('100502'));
});

test('a picture that does not fit is refused, with and without a margin', () => {
  expect(refusal({}, blankBitmap(576, 400))).toBeUndefined();
  expect(refusal({}, blankBitmap(577, 400))).toBe('too-wide');
  expect(refusal({}, blankBitmap(576, 401))).toBe('too-tall');
  expect(refusal({ marginDots: 1 }, blankBitmap(576, 400))).toBe('too-wide');
});

test('a byte too few is refused', () => {
  expect(refusal({}, { widthDots: 16, heightDots: 2, bytes: new Uint8Array(3) })).toBe('wrong-byte-count');
});

test.each([{ bandRows: 0 }, { bandRows: 2_304 }, { marginDots: -1 }, { feedDots: 256 }, { feedDots: 0.5 }])(
  'a setting out of range is refused: %o',
  (setting) => expect(refusal(setting)).toBe('bad-setting'),
);
