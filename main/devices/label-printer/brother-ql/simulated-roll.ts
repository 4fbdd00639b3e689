import type { Bitmap } from '../port.ts';
import type { SimulatedMedia } from '../simulator/mechanism.ts';
import type { PageInfo } from './decoder-commands.ts';

/** Which pins of the head lie over the printable part of a roll. */
export interface RollGeometry {
  /** Pins that stay blank before the picture, counted as the row travels (rightmost first). */
  readonly blankPins: number;
  readonly printableDots: number;
}

/**
 * By width in millimetres, on a head of 720 pins. The blank pins of 62 mm are proven by an independent decoder; of the
 * others only the printable dots are in the data sheets, so that they can be set.
 */
const geometries: Readonly<Record<number, RollGeometry>> = {
  29: { blankPins: 6, printableDots: 306 },
  54: { blankPins: 0, printableDots: 590 },
  62: { blankPins: 12, printableDots: 696 },
  102: { blankPins: 12, printableDots: 1_164 },
};
/** Paper lies further in on the wide head; not from a data sheet either. */
const wideHeadBlankPins = 44;

/** A roll nobody measured is taken to be as wide as the head. */
export function rollGeometry(widthMm: number, headDots: number): RollGeometry {
  const geometry = geometries[widthMm];
  if (!geometry) return { blankPins: 0, printableDots: headDots };
  return headDots > 720 ? { ...geometry, blankPins: geometry.blankPins + wideHeadBlankPins } : geometry;
}

/** What of a head's rows meets the paper. */
export function onPaper(head: Bitmap, { blankPins, printableDots }: RollGeometry): Bitmap {
  const left = Math.max(0, head.widthDots - blankPins - printableDots);
  const widthDots = Math.min(printableDots, head.widthDots - left);
  const fromBytes = Math.ceil(head.widthDots / 8);
  const toBytes = Math.ceil(widthDots / 8);
  const bytes = new Uint8Array(toBytes * head.heightDots);
  for (let y = 0; y < head.heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) {
      const from = left + x;
      const black = ((head.bytes[y * fromBytes + (from >> 3)] ?? 0) >> (7 - (from & 7))) & 1;
      const at = y * toBytes + (x >> 3);
      bytes[at] = (bytes[at] ?? 0) | (black << (7 - (x & 7)));
    }
  }
  return { widthDots, heightDots: head.heightDots, bytes };
}

/** Whether the page was made for this roll, as far as it says what it wants. */
export function fitsRoll(info: PageInfo | undefined, media: SimulatedMedia): boolean {
  const { dieCut, widthMm, lengthMm } = info ?? {};
  return (
    (dieCut ?? media.lengthMm > 0) === media.lengthMm > 0 &&
    (widthMm ?? media.widthMm) === media.widthMm &&
    (lengthMm ?? media.lengthMm) === media.lengthMm
  );
}
