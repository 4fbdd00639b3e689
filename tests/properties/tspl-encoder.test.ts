import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBlack, rowBytes } from '../../main/devices/label-printer/bitmap.ts';
import { encodeTsplLabel } from '../../main/devices/label-printer/tspl/encoder.ts';
import { anyNumber, neverThrows } from '../support/any-label.ts';

const media = { widthMm: 20, heightMm: 10, gapMm: 2, dpi: 203 };

const bitmaps = fc
  .record({ widthDots: fc.integer({ min: 1, max: 160 }), heightDots: fc.integer({ min: 1, max: 80 }) })
  .chain(({ widthDots, heightDots }) => {
    const length = rowBytes(widthDots) * heightDots;
    return fc
      .uint8Array({ minLength: length, maxLength: length })
      .map((bytes) => ({ widthDots, heightDots, bytes }));
  });

/** The picture bytes as a printer finds them: counted from the header, never searched for. */
function payloadOf(job: Buffer) {
  const header = /BITMAP 0,0,(\d+),(\d+),0,/.exec(job.toString('latin1'));
  if (!header) throw new Error('no BITMAP');
  const [perRow, rows] = [Number(header[1]), Number(header[2])];
  const from = header.index + header[0].length;
  return {
    perRow,
    rows,
    bytes: job.subarray(from, from + perRow * rows),
    after: job.subarray(from + perRow * rows),
  };
}

test('whatever the picture holds, every dot arrives inverted and the PRINT line follows the last byte', () => {
  fc.assert(
    fc.property(bitmaps, (bitmap) => {
      const result = encodeTsplLabel()(bitmap, media);
      if (!result.ok) throw new Error(result.error.detail);
      const { picture, fire } = result.value;
      const { perRow, rows, bytes, after } = payloadOf(Buffer.concat([picture, fire]));
      expect(rows).toBe(bitmap.heightDots);
      expect(after.toString('latin1')).toBe('\r\nPRINT 1,1\r\n');
      for (let y = 0; y < rows; y += 1) {
        for (let x = 0; x < perRow * 8; x += 1) {
          const burns = ((bytes[y * perRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
          if (burns !== isBlack(bitmap, x, y)) throw new Error(`dot ${x},${y}`);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('no settings and no picture make the encoder throw', () => {
  neverThrows(
    encodeTsplLabel,
    fc.record({ density: anyNumber, speed: anyNumber, offsetXDots: anyNumber, offsetYDots: anyNumber }),
  );
});
