import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBlack, rowBytes } from '../../main/devices/label-printer/bitmap.ts';
import { encodeEscposLabel } from '../../main/devices/label-printer/escpos/encoder.ts';
import type { EscposSettings } from '../../main/devices/label-printer/escpos/encoder.ts';
import { anyNumber, neverThrows } from '../support/any-label.ts';

const media = { widthMm: 20, heightMm: 10, gapMm: 0, dpi: 203 };
const graphics = fc.constantFrom('raster' as const, 'stored' as const);

const bitmaps = fc
  .record({ widthDots: fc.integer({ min: 1, max: 160 }), heightDots: fc.integer({ min: 1, max: 80 }) })
  .chain(({ widthDots, heightDots }) => {
    const length = rowBytes(widthDots) * heightDots;
    return fc
      .uint8Array({ minLength: length, maxLength: length })
      .map((bytes) => ({ widthDots, heightDots, bytes }));
  });

const read16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;

/** The dots of every band as a printer finds them, by counting; throws where a band is not where it must be. */
function bandsOf(job: Buffer, settings: EscposSettings) {
  const bands: { perRow: number; rows: number; dots: Uint8Array }[] = [];
  let at = 2;
  while (job[at] === 0x1d && job[at + 1] !== 0x56) {
    const isStored = settings.graphics === 'stored';
    const header = isStored ? 15 : 8;
    const perRow = isStored ? rowBytes(read16(job, at + 11)) : read16(job, at + 4);
    const rows = read16(job, at + (isStored ? 13 : 6));
    const length = perRow * rows;
    if (isStored && read16(job, at + 3) !== length + 10) throw new Error('parameters counted wrongly');
    bands.push({ perRow, rows, dots: job.subarray(at + header, at + header + length) });
    at += header + length;
    if (isStored && job.toString('hex', at, (at += 7)) !== '1d284c02003032') throw new Error('not printed');
  }
  return { bands, ending: job.subarray(at) };
}

test('whatever the picture holds, every dot arrives in bands that are counted exactly', () => {
  fc.assert(
    fc.property(bitmaps, graphics, fc.integer({ min: 1, max: 90 }), (bitmap, kind, bandRows) => {
      const settings = { graphics: kind, bandRows, marginDots: 0, ending: 'cut' as const, feedDots: 0 };
      const result = encodeEscposLabel(settings)(bitmap, media);
      if (!result.ok) throw new Error(result.error.detail);
      const { bands, ending } = bandsOf(Buffer.from(result.value.picture), settings);
      expect(ending.toString('hex')).toBe('1d564200');
      expect(bands.map(({ rows }) => rows).reduce((sum, rows) => sum + rows)).toBe(bitmap.heightDots);
      expect(bands.every(({ rows }) => rows > 0 && rows <= bandRows)).toBe(true);
      let top = 0;
      for (const { perRow, rows, dots } of bands) {
        expect([perRow, dots.length]).toEqual([rowBytes(bitmap.widthDots), perRow * rows]);
        for (let y = 0; y < rows; y += 1) {
          for (let x = 0; x < perRow * 8; x += 1) {
            const burns = ((dots[y * perRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
            if (burns !== isBlack(bitmap, x, top + y)) throw new Error(`dot ${x},${top + y}`);
          }
        }
        top += rows;
      }
    }),
    { numRuns: 300 },
  );
});

test('no settings and no picture make the encoder throw', () => {
  neverThrows(
    encodeEscposLabel,
    fc.record({ graphics, bandRows: anyNumber, marginDots: anyNumber, feedDots: anyNumber }),
  );
});
