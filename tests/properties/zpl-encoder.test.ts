import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowBytes } from '../../main/devices/label-printer/bitmap.ts';
import { encodeZplLabel } from '../../main/devices/label-printer/zpl/encoder.ts';
import { anyNumber, neverThrows } from '../support/any-label.ts';
import { differingDots } from '../unit/main/devices/label-printer/zpl/rendered.ts';

const media = { widthMm: 20, heightMm: 10, gapMm: 2, dpi: 203 };
const compressions = fc.constantFrom('hex' as const, 'rle' as const, 'z64' as const);

const bitmaps = fc
  .record({
    widthDots: fc.integer({ min: 1, max: 160 }),
    heightDots: fc.integer({ min: 1, max: 80 }),
    // Label pictures are runs more often than noise.
    byte: fc.constantFrom(fc.nat(255), fc.constantFrom(0, 0, 0, 255), fc.constantFrom(0, 0xff, 0x0f, 0xf0)),
  })
  .chain(({ widthDots, heightDots, byte }) => {
    const length = rowBytes(widthDots) * heightDots;
    return fc
      .array(byte, { minLength: length, maxLength: length })
      .map((bytes) => ({ widthDots, heightDots, bytes: Uint8Array.from(bytes) }));
  });

test('somebody else prints any picture dot for dot, in any compression', async () => {
  await fc.assert(
    fc.asyncProperty(bitmaps, compressions, async (bitmap, compression) => {
      expect(await differingDots(bitmap, media, { compression })).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('every size is refused or counted exactly, in text that holds no command of its own', () => {
  const size = fc.integer({ min: 0, max: 180 });
  fc.assert(
    fc.property(
      size,
      size,
      fc.integer({ min: -1, max: 1 }),
      compressions,
      (width, height, off, compression) => {
        const length = Math.max(0, rowBytes(width) * height + off);
        const bitmap = { widthDots: width, heightDots: height, bytes: new Uint8Array(length).fill(0xa5) };
        const result = encodeZplLabel({ compression })(bitmap, media);
        const fits = width > 0 && height > 0 && off === 0 && width <= 160 && height <= 80;
        expect(result.ok).toBe(fits);
        if (!result.ok) return;
        const text = Buffer.from(result.value.picture).toString('latin1');
        const field = /\^FO0,0\^GFA,(\d+),(\d+),(\d+),([^^~]*)\^FS$/.exec(text);
        expect(field?.slice(1, 4).map(Number)).toEqual([length, length, rowBytes(width)]);
        if (compression === 'hex') expect(field?.[4]).toHaveLength(2 * length);
      },
    ),
  );
});

test('no settings and no picture make the encoder throw', () => {
  neverThrows(
    encodeZplLabel,
    fc.record({ darkness: anyNumber, speed: anyNumber, offsetXDots: anyNumber, offsetYDots: anyNumber }),
  );
});
