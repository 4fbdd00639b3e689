import type { LabelMedia } from '../media.ts';

/** A roll of Brother DK stock and where its printable dots lie under the head, at 300 dpi. */
export interface BrotherRoll {
  readonly widthMm: number;
  /** 0: continuous, the job decides how long a label is. */
  readonly lengthMm: number;
  readonly widthDots: number;
  /** Rows of one label; 0 on continuous stock. */
  readonly heightDots: number;
  /** Pins of a 720-pin head that stay white before the first printable dot; a row is sent mirrored. */
  readonly padPins: number;
}

export const brotherDpi = 300;

/** Only the 62 mm pads are in Brother's sheet as we have it; the others are those of public drivers, untried. */
const rolls: readonly BrotherRoll[] = [
  { widthMm: 29, lengthMm: 0, widthDots: 306, heightDots: 0, padPins: 6 },
  { widthMm: 54, lengthMm: 0, widthDots: 590, heightDots: 0, padPins: 0 },
  { widthMm: 62, lengthMm: 0, widthDots: 696, heightDots: 0, padPins: 12 },
  { widthMm: 102, lengthMm: 0, widthDots: 1164, heightDots: 0, padPins: 12 },
  { widthMm: 29, lengthMm: 90, widthDots: 306, heightDots: 991, padPins: 6 },
  { widthMm: 62, lengthMm: 29, widthDots: 696, heightDots: 271, padPins: 12 },
  { widthMm: 62, lengthMm: 100, widthDots: 696, heightDots: 1109, padPins: 12 },
  { widthMm: 102, lengthMm: 152, widthDots: 1164, heightDots: 1660, padPins: 12 },
];

/** The roll that a configuration means: without a gap continuous, else die-cut of exactly that size. */
export function brotherRoll({ widthMm, heightMm, gapMm }: LabelMedia): BrotherRoll | undefined {
  const lengthMm = gapMm === 0 ? 0 : heightMm;
  return rolls.find((roll) => roll.widthMm === widthMm && roll.lengthMm === lengthMm);
}

/**
 * The part of a label that can be printed, as stock of its own to draw on: these printers leave a margin of 1.5 to 3 mm
 * on every side.
 * @returns `undefined` for stock Brother does not make
 */
export function brotherDrawable(media: LabelMedia): LabelMedia | undefined {
  const roll = brotherRoll(media);
  if (!roll) return undefined;
  // Half a dot more, so that rounding down cannot lose one.
  const mm = (dots: number): number => ((dots + 0.5) * 25.4) / brotherDpi;
  const heightMm = roll.heightDots > 0 ? mm(roll.heightDots) : media.heightMm;
  return { ...media, dpi: brotherDpi, widthMm: mm(roll.widthDots), heightMm };
}
