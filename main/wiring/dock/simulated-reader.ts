import type { DockState } from '../../../preload/contract/dock.ts';
import { createSamTcpSimulator } from '../../devices/id-reader/simulator.ts';
import type { DemoPeople } from '../demo-people.ts';
import { simulatedCard } from './demo-cards.ts';
import type { Simulated } from './simulated.ts';

/** A card reader behind a serial device server. */
export async function simulateReader(
  id: string,
  people: DemoPeople,
): Promise<Simulated<DockState['readers'][number]>> {
  const reader = await createSamTcpSimulator({ baudRate: 115_200 });
  let cardOnReader: string | undefined;

  const cardOf = (cardId: string) => {
    const card = people.cards.find((one) => one.id === cardId);
    return card && simulatedCard(card);
  };

  return {
    id,
    port: () => reader.port,
    state: () => ({
      id,
      reads: 'cards',
      plugged: reader.isPlugged(),
      ...(cardOnReader !== undefined && { cardOnReader }),
    }),
    act(action) {
      switch (action.type) {
        case 'put-card':
        case 'snatch-card': {
          const card = cardOf(action.cardId);
          if (!card) return;
          if (action.type === 'snatch-card') return reader.snatchCard(card);
          reader.putCard(card);
          cardOnReader = action.cardId;
          return;
        }
        case 'remove-card':
          reader.removeCard();
          cardOnReader = undefined;
          return;
        case 'unplug-reader':
          return reader.unplug();
        case 'plug-reader':
          return reader.plug();
        default:
          return;
      }
    },
    stop: () => reader.stop(),
  };
}
