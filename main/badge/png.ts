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
  const header = Buffer.alloc(13);
  header.writeUInt32BE(bitmap.widthDots, 0);
  header.writeUInt32BE(bitmap.heightDots, 4);
  header[8] = 1; // bits a dot; colour type, compression, filter and interlace stay 0
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
