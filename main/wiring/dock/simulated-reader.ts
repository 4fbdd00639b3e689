import type { DockAction, DockState } from '../../../preload/contract/dock.ts';
import { createSamTcpSimulator } from '../../devices/id-reader/simulator.ts';
import type { CardBox } from './card-box.ts';
import type { Simulated } from './simulated.ts';

/** A card reader behind a serial device server. */
export async function simulateReader(
  id: string,
  cards: CardBox,
): Promise<Simulated<DockState['readers'][number]>> {
  const reader = await createSamTcpSimulator({ baudRate: 115_200 });
  let cardOnReader: string | undefined;
  let turn: Promise<void> = Promise.resolve();

  const perform = async (action: DockAction): Promise<void> => {
    switch (action.type) {
      case 'put-card':
      case 'snatch-card': {
        const card = await cards(action.cardId);
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
      // A card whose portrait is still being made is not lifted before it lies there.
      const done = turn.then(() => perform(action));
      turn = done.catch(() => {});
      return done;
    },
    stop: () => reader.stop(),
  };
}
