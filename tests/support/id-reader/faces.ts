import { rgbToPng } from '../../../main/badge/png.ts';
import type { Portrait } from '../../../main/devices/id-reader/index.ts';
import type { SimulatedCard } from '../../../main/devices/id-reader/simulated-card.ts';
import { encodeSimulatedPhoto } from '../../../main/devices/id-reader/simulated-photo.ts';
import { testPortrait } from '../test-portrait.ts';

/** A picture file of nobody, larger than a portrait. */
export const pictureFile = (): Uint8Array => rgbToPng(testPortrait(306, 378));

export const anyPortrait = (): Portrait => ({
  widthDots: 102,
  heightDots: 126,
  rgb: testPortrait().rgb.slice(),
});

/** The same card with that picture on its chip. */
export async function withFace(card: SimulatedCard): Promise<SimulatedCard> {
  return { ...card, photo: await encodeSimulatedPhoto(pictureFile()) };
}

/** How far apart two pictures are: the mean difference of a colour of a dot, 0 to 255. */
export function difference(one: Uint8Array, other: Uint8Array): number {
  let sum = 0;
  for (const [at, byte] of one.entries()) sum += Math.abs(byte - (other[at] ?? 0));
  return sum / one.length;
}

export const isWiped = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
