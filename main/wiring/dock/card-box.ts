import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SimulatedCard } from '../../devices/id-reader/simulated-card.ts';
import { encodeSimulatedPhoto } from '../../devices/id-reader/simulated-photo.ts';
import type { DemoCard, DemoPeople } from '../demo-people.ts';
import { simulatedCard } from './demo-cards.ts';

/** The cards of the invented people by their ids, each with its portrait made when somebody first reaches for it. */
export type CardBox = (cardId: string) => Promise<SimulatedCard | undefined>;

export function createCardBox({ cards }: DemoPeople, assetsDir: string): CardBox {
  const made = new Map<string, Promise<SimulatedCard>>();

  const make = async (card: DemoCard): Promise<SimulatedCard> => {
    const plain = simulatedCard(card);
    if (card.face === undefined) return plain;
    const file = join(assetsDir, 'demo', 'faces', card.face, 'portrait.png');
    // A kiosk may be installed without the faces of the demo.
    const picture = await readFile(file).catch(() => undefined);
    return picture ? { ...plain, photo: await encodeSimulatedPhoto(picture) } : plain;
  };

  return async (cardId) => {
    const card = cards.find(({ id }) => id === cardId);
    if (!card) return undefined;
    const ready = made.get(cardId) ?? make(card);
    made.set(cardId, ready);
    return ready;
  };
}
