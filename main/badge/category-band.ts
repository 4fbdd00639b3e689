import type { Category } from '../../domain/policy/vocabulary.ts';
import { setDot } from '../devices/label-printer/bitmap.ts';
import type { Bitmap } from '../devices/label-printer/port.ts';
import type { Box } from './layout.ts';

/** Share of the band that carries the pattern, at its right end. */
export const patternShare = 0.3;

/** Whether a dot is white, at a distance from the pattern's corner given in heights of the band. */
type Pattern = (x: number, y: number) => boolean;

const half = (value: number): boolean => value - Math.floor(value) < 0.5;

/** So that a guard tells the categories apart from afar, in any language: a thermal head has no colours. */
const patterns: Readonly<Record<Category, Pattern>> = {
  'short-term': () => false,
  'long-term-partner': (_, y) => half(y * 2.5 + 0.25),
  'temporary-worker': (x) => half(x * 2),
  emergency: (x, y) => half((x + y) * 1.5 + 0.2),
};

/** Cuts the category's pattern out of a black band. */
export function cutPattern(bitmap: Bitmap, band: Box, category: Category): void {
  const left = band.x + Math.round(band.width * (1 - patternShare));
  for (let y = 0; y < band.height; y += 1) {
    for (let x = left; x < band.x + band.width; x += 1) {
      const white = patterns[category]((x - left) / band.height, y / band.height);
      if (white) setDot(bitmap, x, band.y + y, false);
    }
  }
}
