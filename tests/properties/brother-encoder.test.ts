import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBlack, rowBytes } from '../../main/devices/label-printer/bitmap.ts';
import { encodeBrotherLabel } from '../../main/devices/label-printer/brother-ql/encoder.ts';
import { packBits } from '../../main/devices/label-printer/brother-ql/pack-bits.ts';
import { anyNumber, neverThrows } from '../support/any-label.ts';
import { takenApart } from '../unit/main/devices/label-printer/brother-ql/raster.ts';
import { unpackBits } from '../unit/main/devices/label-printer/brother-ql/unpack.ts';

const media = { widthMm: 62, heightMm: 10, gapMm: 0, dpi: 300 };
/** Where the first dot of a row lies under a head of 720 pins, with 12 of them white on the other side. */
const firstDotPin = 707;

const bitmaps = fc
  .record({ widthDots: fc.integer({ min: 1, max: 696 }), heightDots: fc.integer({ min: 1, max: 20 }) })
  .chain(({ widthDots, heightDots }) => {
    const length = rowBytes(widthDots) * heightDots;
    const byte = fc.constantFrom(0, 0, 0, 0xff, 0x81, 0x7e);
    return fc
      .array(byte, { minLength: length, maxLength: length })
      .map((bytes) => ({ widthDots, heightDots, bytes: Uint8Array.from(bytes) }));
  });

test('whatever the picture holds, every dot arrives at its pin and no other pin burns', () => {
  fc.assert(
    fc.property(bitmaps, fc.boolean(), (bitmap, compress) => {
      const { rows } = takenApart(bitmap, media, { compress });
      expect(rows).toHaveLength(bitmap.heightDots);
      rows.forEach((row, y) => {
        expect(row).toHaveLength(90);
        for (let pin = 0; pin < 720; pin += 1) {
          const burns = ((row[pin >> 3] ?? 0) & (0x80 >> (pin & 7))) !== 0;
          if (burns !== isBlack(bitmap, firstDotPin - pin, y)) throw new Error(`row ${y}, pin ${pin}`);
        }
      });
    }),
  );
});

test('packed bytes unpack to what they were, and cost at most a header for each 128', () => {
  const rows = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.array(fc.constantFrom(0, 0, 0xff), { maxLength: 400 }).map((bytes) => Uint8Array.from(bytes)),
  );
  fc.assert(
    fc.property(rows, (bytes) => {
      const packed = packBits(bytes);
      expect(unpackBits(packed)).toEqual(bytes);
      expect(packed.length).toBeLessThanOrEqual(bytes.length + Math.ceil(bytes.length / 128));
    }),
    { numRuns: 2_000 },
  );
});

test('no settings and no picture make the encoder throw', () => {
  neverThrows(
    encodeBrotherLabel,
    fc.record({ compress: fc.boolean(), wideHead: fc.boolean(), padPins: anyNumber }, { requiredKeys: [] }),
  );
});
