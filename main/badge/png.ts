import { crc32, deflateSync } from 'node:zlib';
import { rowBytes } from '../devices/label-printer/bitmap.ts';
import type { Bitmap } from '../devices/label-printer/port.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The dots as a 1-bit greyscale PNG, for people to look at: white paper, black dots, nothing resampled. */
export function bitmapToPng(bitmap: Bitmap): Buffer {
  const perRow = rowBytes(bitmap.widthDots);
  const rows = Buffer.alloc((perRow + 1) * bitmap.heightDots);
  for (let y = 0; y < bitmap.heightDots; y += 1) {
    // Each row begins with its filter, 0 = none; in PNG a 1 is white.
    for (let x = 0; x < perRow; x += 1) {
      rows[y * (perRow + 1) + 1 + x] = ~(bitmap.bytes[y * perRow + x] ?? 0);
    }
  }
  return pngOf(bitmap, { bitsPerPart: 1, colourType: 0 }, rows);
}

interface RgbPicture {
  readonly widthDots: number;
  readonly heightDots: number;
  /** Three bytes a dot, row by row from the top left. */
  readonly rgb: Uint8Array;
}

/** A picture in colours as a PNG. It may be somebody's face: no copy of the dots outlives the call. */
export function rgbToPng(picture: RgbPicture): Buffer {
  const perRow = 3 * picture.widthDots;
  const rows = Buffer.alloc((perRow + 1) * picture.heightDots);
  for (let y = 0; y < picture.heightDots; y += 1) {
    rows.set(picture.rgb.subarray(y * perRow, (y + 1) * perRow), y * (perRow + 1) + 1);
  }
  const png = pngOf(picture, { bitsPerPart: 8, colourType: 2 }, rows);
  rows.fill(0);
  return png;
}

/** @param rows each with its filter before it */
function pngOf(
  { widthDots, heightDots }: Pick<Bitmap, 'widthDots' | 'heightDots'>,
  { bitsPerPart, colourType }: { readonly bitsPerPart: number; readonly colourType: number },
  rows: Buffer,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthDots, 0);
  header.writeUInt32BE(heightDots, 4);
  header[8] = bitsPerPart;
  header[9] = colourType; // compression, filter and interlace stay 0
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
