import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { blankBitmap, fillRect, setDot } from '../../../../../../main/devices/label-printer/bitmap.ts';
import { crc16 } from '../../../../../../main/devices/label-printer/zpl/crc16.ts';
import { encodeZplLabel, zplFlush } from '../../../../../../main/devices/label-printer/zpl/encoder.ts';
import type { ZplSettings } from '../../../../../../main/devices/label-printer/zpl/encoder.ts';
import { graphicField } from '../../../../../../main/devices/label-printer/zpl/graphic-field.ts';
import type { LabelMedia } from '../../../../../../main/devices/label-printer/media.ts';
import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';

const media = { widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 };

function encoded(settings: Partial<ZplSettings> = {}, bitmap = blankBitmap(16, 2), on: LabelMedia = media) {
  const result = encodeZplLabel(settings)(bitmap, on);
  if (!result.ok) throw new Error(result.error.detail);
  const { picture, fire, reprintOff } = result.value;
  return { picture: Buffer.from(picture).toString('latin1'), fire: Buffer.from(fire).toString(), reprintOff };
}

function refusal(
  settings: Partial<ZplSettings>,
  bitmap: Bitmap = blankBitmap(16, 2),
  on: LabelMedia = media,
) {
  const result = encodeZplLabel(settings)(bitmap, on);
  return result.ok ? undefined : result.error.kind;
}

const dataOf = (bitmap: Bitmap, compression: ZplSettings['compression']): string =>
  /\^GFA,\d+,\d+,\d+,(.*)\^FS$/.exec(encoded({ compression }, bitmap).picture)?.[1] ?? '';

test('a label is the commands of the guide in their order, and only the end of the format prints', () => {
  const bitmap = blankBitmap(640, 400);
  fillRect(bitmap, 0, 0, 640, 400, true);
  expect(encoded({ compression: 'hex' }, bitmap)).toEqual({
    picture:
      '~JA~SD15^XA^MNW^MTD^MMT^PW640^LL400^LH0,0^PR3^JZN' +
      `^FO0,0^GFA,32000,32000,80,${'F'.repeat(64_000)}^FS`,
    fire: '^PQ1,0,1,Y^XZ',
    reprintOff: true,
  });
});

test('stock, heat and finish come from the settings', () => {
  const { picture, reprintOff } = encoded(
    {
      sensing: 'black-mark',
      transfer: 'ribbon',
      finish: 'cut',
      darkness: 5,
      speed: 6,
      offsetXDots: 12,
      offsetYDots: 3,
      reprintOff: false,
      flushFirst: false,
    },
    blankBitmap(16, 2),
    { widthMm: 60, heightMm: 40, gapMm: 3, dpi: 300 },
  );
  expect(picture).toMatch(/^~SD05\^XA\^MNM\^MTT\^MMC\^PW708\^LL472\^LH12,3\^PR6\^FO0,0\^GFA,/);
  expect(reprintOff).toBe(false);
  expect(encoded({ sensing: 'continuous', finish: 'peel' }).picture).toContain('^MNN^MTD^MMP');
});

test('a job begins with what ends a half-sent one', () => {
  expect(Buffer.from(zplFlush).toString()).toBe('~JA');
  expect(encoded().picture.startsWith('~JA')).toBe(true);
});

test('run lengths use the signs of the guide, row by row', () => {
  const bitmap = blankBitmap(16 * 8, 7);
  fillRect(bitmap, 0, 1, 128, 2, true);
  setDot(bitmap, 3, 3, true);
  setDot(bitmap, 127, 4, true);
  fillRect(bitmap, 0, 6, 84, 1, true);
  // White, black (20 + 12), the same, one dot and white to the end, white to the last dot, white, 21 black digits.
  expect(dataOf(bitmap, 'rle')).toBe(',gRF:1,gQ01,gGF,');
});

test('a run of more than 400 digits counts on', () => {
  const black = (bytes: number) => new Uint8Array(bytes).fill(0xff);
  expect(graphicField(black(212), 212, 'rle')).toBe('^GFA,212,212,212,zgJF');
  expect(graphicField(black(500), 500, 'rle')).toBe('^GFA,500,500,500,zzpF');
});

test('the short form of a black end is never used: printers differ on it', () => {
  const bitmap = blankBitmap(640, 40);
  fillRect(bitmap, 300, 0, 340, 40, true);
  expect(dataOf(bitmap, 'rle')).not.toContain('!');
});

test('Z64 is base64 of a zlib stream with its check sum behind', () => {
  const bitmap = blankBitmap(640, 400);
  fillRect(bitmap, 10, 10, 300, 300, true);
  const [, scheme, base64 = '', sum] = dataOf(bitmap, 'z64').split(':');
  expect(scheme).toBe('Z64');
  expect(inflateSync(Buffer.from(base64, 'base64')).equals(Buffer.from(bitmap.bytes))).toBe(true);
  expect(sum).toMatch(/^[0-9A-F]{4}$/);
  expect(parseInt(sum ?? '', 16)).toBe(crc16(Buffer.from(base64)));
});

// The catalogue's check value of CRC-16/XMODEM; 0x29B1 would be the variant that begins with 0xFFFF.
test('the check sum begins with zero', () => {
  expect(crc16(Buffer.from('123456789'))).toBe(0x31c3);
  expect(crc16(new Uint8Array())).toBe(0);
});

test('padding that a careless painter blackened is sent white', () => {
  const bitmap = { widthDots: 10, heightDots: 2, bytes: Uint8Array.of(0xff, 0xff, 0x00, 0x3f) };
  expect(dataOf(bitmap, 'hex')).toBe('FFC00000');
  expect([...bitmap.bytes]).toEqual([0xff, 0xff, 0x00, 0x3f]);
});

test('a picture that does not fit the label is refused, with and without an offset', () => {
  expect(refusal({}, blankBitmap(640, 400))).toBeUndefined();
  expect(refusal({}, blankBitmap(641, 400))).toBe('too-wide');
  expect(refusal({}, blankBitmap(640, 401))).toBe('too-tall');
  expect(refusal({ offsetXDots: 1 }, blankBitmap(640, 400))).toBe('too-wide');
  expect(refusal({ offsetYDots: 1 }, blankBitmap(640, 400))).toBe('too-tall');
});

test('one field holds 99,999 bytes: a badge at 300 dpi does, a shipping label does not', () => {
  expect(refusal({}, blankBitmap(944, 590), { ...media, dpi: 300 })).toBeUndefined();
  const shipping = { widthMm: 100, heightMm: 150, gapMm: 3, dpi: 300 };
  expect(refusal({}, blankBitmap(1_181, 675), shipping)).toBeUndefined();
  expect(refusal({}, blankBitmap(1_181, 676), shipping)).toBe('too-tall');
});

test('a byte too few or too many is refused', () => {
  for (const length of [3, 5]) {
    const bitmap = { widthDots: 16, heightDots: 2, bytes: new Uint8Array(length) };
    expect(refusal({}, bitmap)).toBe('wrong-byte-count');
  }
  expect(refusal({}, { widthDots: 0, heightDots: 0, bytes: new Uint8Array() })).toBe('wrong-byte-count');
});

test.each([
  { darkness: 31 },
  { darkness: 7.5 },
  { speed: 0 },
  { speed: 15 },
  { offsetXDots: -1 },
  { offsetYDots: Number.NaN },
])('a setting out of range is refused: %o', (setting) => {
  expect(refusal(setting)).toBe('bad-setting');
});

test.each([{ widthMm: 0 }, { heightMm: Number.NaN }, { gapMm: -1 }, { dpi: 0 }, { dpi: Infinity }])(
  'stock that no printer holds is refused: %o',
  (change) => expect(refusal({}, blankBitmap(16, 2), { ...media, ...change })).toBe('bad-setting'),
);
