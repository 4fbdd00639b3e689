import { setDot } from '../devices/label-printer/bitmap.ts';
import type { Bitmap } from '../devices/label-printer/port.ts';
import type { Box } from './layout.ts';

/** Shades from 0 (black) to 255 (white), row by row from the top left. */
export interface GreyPicture {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly greys: Uint8Array;
}

/**
 * Lifts the middle shades, because hot dots spread: with 1.4 to 1.8 a face keeps its features on thermal paper, and
 * heat does the rest. A picture that is 36 % black by its shades comes out with 26 % black dots.
 */
const gamma = 1.6;

/** What each shade becomes before it is dithered. */
const lifted = Float32Array.from({ length: 256 }, (_, grey) => 255 * (grey / 255) ** (1 / gamma));

/**
 * Turns shades into dots by Floyd-Steinberg error diffusion, every other row from right to left so that no worms run
 * across a cheek. Only for photographs: letters and codes would fray. What lies outside the bitmap is cut off.
 */
export function ditherOnto(bitmap: Bitmap, picture: GreyPicture, { x: left, y: top }: Box): void {
  const { widthDots, heightDots, greys } = picture;
  // One more on either side takes what is spread beyond the edges.
  let here = new Float32Array(widthDots + 2);
  let below = new Float32Array(widthDots + 2);
  for (let y = 0; y < heightDots; y += 1) {
    const ahead = y % 2 === 0 ? 1 : -1;
    for (let step = 0; step < widthDots; step += 1) {
      const x = ahead === 1 ? step : widthDots - 1 - step;
      const at = x + 1;
      const wanted = (lifted[greys[y * widthDots + x] ?? 255] ?? 255) + (here[at] ?? 0);
      const black = wanted < 128;
      const error = black ? wanted : wanted - 255;
      spread(here, at + ahead, (error * 7) / 16);
      spread(below, at - ahead, (error * 3) / 16);
      spread(below, at, (error * 5) / 16);
      spread(below, at + ahead, error / 16);
      setDot(bitmap, left + x, top + y, black);
    }
    [here, below] = [below, here];
    below.fill(0);
  }
}

function spread(row: Float32Array, at: number, error: number): void {
  row[at] = (row[at] ?? 0) + error;
}
