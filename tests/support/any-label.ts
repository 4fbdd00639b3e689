import fc from 'fast-check';
import { expect } from 'vitest';
import type { EncodeLabel } from '../../main/devices/label-printer/language.ts';

/** Numbers no sane configuration holds, and some that rolls and heads do. */
export const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, 29, 62, 102, 203, 300));

/** Whatever picture, media and settings an encoder is given, it answers. */
export function neverThrows<S>(encoder: (settings: S) => EncodeLabel, settings: fc.Arbitrary<S>): void {
  fc.assert(
    fc.property(
      fc.record({ widthDots: anyNumber, heightDots: anyNumber, bytes: fc.uint8Array({ maxLength: 64 }) }),
      fc.record({ widthMm: anyNumber, heightMm: anyNumber, gapMm: anyNumber, dpi: anyNumber }),
      settings,
      (bitmap, media, given) => {
        expect(typeof encoder(given)(bitmap, media).ok).toBe('boolean');
      },
    ),
    { numRuns: 2_000 },
  );
}
