import { expect, test } from 'vitest';
import { portraitOf } from '../../../../../../main/devices/id-reader/vendor-library/portrait.ts';

const [width, height] = [102, 126];
type Colour = readonly [red: number, green: number, blue: number];

/** Every dot of the picture that all the files below show. */
const colourAt = (x: number, y: number): Colour => [2 * x, 2 * y, (x * y) & 0xff];
const grey = (x: number, y: number): number => (x + y) & 0xff;

const rgb = Uint8Array.from({ length: width * height * 3 }, (_, at) => {
  const dot = Math.floor(at / 3);
  return colourAt(dot % width, Math.floor(dot / width))[at % 3] ?? 0;
});
const greyRgb = Uint8Array.from({ length: width * height * 3 }, (_, at) => {
  const dot = Math.floor(at / 3);
  return grey(dot % width, Math.floor(dot / width));
});

interface BmpFields {
  readonly bits?: number;
  readonly headerBytes?: number;
  readonly topDown?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly compression?: number;
  readonly dotsAt?: number;
  readonly colours?: number;
}

function bmp(fields: BmpFields = {}): Buffer {
  const { bits = 24, headerBytes = 40, topDown = false, compression = 0, colours = 0 } = fields;
  const paletteAt = 14 + headerBytes;
  const dotsAt = fields.dotsAt ?? paletteAt + (bits === 8 ? 4 * (colours || 256) : 0);
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  const file = Buffer.alloc(dotsAt + rowBytes * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(dotsAt, 10);
  file.writeUInt32LE(headerBytes, 14);
  file.writeInt32LE(fields.width ?? width, 18);
  file.writeInt32LE(fields.height ?? (topDown ? -height : height), 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(bits, 28);
  file.writeUInt32LE(compression, 30);
  file.writeUInt32LE(colours, 46);
  if (bits === 8) for (let at = 0; at < 256; at += 1) file.set([at, at, at, 0], paletteAt + 4 * at);
  for (let y = 0; y < height; y += 1) {
    const row = dotsAt + rowBytes * (topDown ? y : height - 1 - y);
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue] = colourAt(x, y);
      if (bits === 8) file[row + x] = grey(x, y);
      else file.set([blue, green, red], row + (x * bits) / 8);
    }
  }
  return file;
}

function patched(at: number, value: number): Buffer {
  const file = bmp();
  file.writeUInt16LE(value, at);
  return file;
}

test('a file of the documented kind has the documented length', () => {
  expect(bmp()).toHaveLength(38_862);
});

test.each([
  ['24 bits, from the bottom up', bmp(), rgb],
  ['24 bits, from the top down', bmp({ topDown: true }), rgb],
  ['32 bits', bmp({ bits: 32 }), rgb],
  ['8 bits with a palette', bmp({ bits: 8 }), greyRgb],
  ['the longest header', bmp({ headerBytes: 124 }), rgb],
  ['a gap before the dots', bmp({ dotsAt: 100 }), rgb],
  ['more after the dots', Buffer.concat([bmp(), Buffer.alloc(500, 7)]), rgb],
  ['bare dots', rgb, rgb],
  ['bare dots with room after them', Buffer.concat([rgb, Buffer.alloc(20_000)]), rgb],
])('%s is the picture', (_, picture, expected) => {
  const portrait = portraitOf(picture);
  expect(portrait).toMatchObject({ widthDots: 102, heightDots: 126 });
  expect(Buffer.compare(portrait?.rgb ?? new Uint8Array(0), expected)).toBe(0);
});

test('a colour beyond the palette is black', () => {
  const portrait = portraitOf(bmp({ bits: 8, colours: 100, dotsAt: 14 + 40 + 1_024 }));
  const dot = 3 * 99;
  expect([...(portrait?.rgb.subarray(dot, dot + 6) ?? [])]).toEqual([99, 99, 99, 0, 0, 0]);
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['only the letters', Buffer.from('BM')],
  ['a header without dots', bmp().subarray(0, 54)],
  ['a file that lacks its last byte', bmp().subarray(0, 38_861)],
  ['another width', bmp({ width: 101 })],
  ['another height', bmp({ height: 127 })],
  ['the least height there is', bmp({ height: -0x8000_0000 })],
  ['a compressed file', bmp({ compression: 1 })],
  ['a file of 16 bits', patched(28, 16)],
  ['a header of a kind before Windows', bmp({ headerBytes: 12, dotsAt: 54 })],
  ['a header that is longer than any', bmp({ headerBytes: 4_000 })],
  ['dots that begin inside the header', bmp({ dotsAt: 53 })],
  ['dots that begin inside the palette', bmp({ bits: 8, dotsAt: 14 + 40 + 1_023 })],
  ['a palette without end', bmp({ bits: 8, colours: 0xffff_ffff, dotsAt: 2_000 })],
  ['dots of one colour', new Uint8Array(rgb.length).fill(0xff)],
  ['fewer dots than a portrait has', rgb.subarray(1)],
])('%s is no portrait', (_, picture) => {
  expect(portraitOf(picture)).toBeUndefined();
});

test('a picture that was turned around, or has red for blue, is put right', () => {
  const reversed = Uint8Array.from(rgb).reverse();
  const expectRight = (picture: Uint8Array, quirks: Parameters<typeof portraitOf>[1]): void =>
    expect(Buffer.compare(portraitOf(picture, quirks)?.rgb ?? reversed, rgb)).toBe(0);
  expectRight(reversed, { rotated180: true, redAndBlueSwapped: true });
  expectRight(portraitOf(rgb, { rotated180: true })?.rgb ?? reversed, { rotated180: true });
  expectRight(portraitOf(rgb, { redAndBlueSwapped: true })?.rgb ?? reversed, { redAndBlueSwapped: true });
});

test('the picture is a copy: what it was made from stays as it was', () => {
  const picture = Uint8Array.from(rgb);
  portraitOf(picture, { rotated180: true });
  expect(Buffer.compare(picture, rgb)).toBe(0);
});
