import type { SimulatedCard } from '../../../main/devices/id-reader/simulated-card.ts';
import { citizen } from '../../support/id-reader/cards.ts';

/** The header of every real portrait, and noise after it. */
const photo = Uint8Array.from({ length: 1_024 }, (_, at) => (at * 7) & 0xff);
photo.set([0x57, 0x4c, 0x66, 0x00]);

export const wltCard: SimulatedCard = { ...citizen.card, photo };

/** What `fixtures/decoder.c` makes of it. */
export const wltPicture: Uint8Array = Uint8Array.from({ length: 102 * 126 * 3 }, (_, at) => {
  const dot = Math.floor(at / 3);
  const [x, y] = [dot % 102, Math.floor(dot / 102)];
  return [2 * x, 2 * y, photo[dot % 1_024] ?? 0][at % 3] ?? 0;
});
