import type { DockState } from '../../../preload/contract/dock.ts';
import { createMrzSimulator } from '../../devices/id-reader/mrz/mrz-simulator.ts';
import type { DemoPeople } from '../demo-people.ts';
import { passportZone } from './demo-cards.ts';
import type { Simulated } from './simulated.ts';

/** A document scanner behind a serial device server. What is put on it, it reads once. */
export async function simulatePassportScanner(
  id: string,
  people: DemoPeople,
): Promise<Simulated<DockState['readers'][number]>> {
  const scanner = createMrzSimulator();
  await scanner.plug();

  const linesOf = (cardId: string): readonly string[] | undefined => {
    const passport = people.cards.find((one) => one.id === cardId && one.layout === 'passport');
    return passport && passportZone(passport);
  };

  return {
    id,
    port: scanner.port,
    state: () => ({ id, reads: 'passports', plugged: scanner.isPlugged() }),
    act(action) {
      switch (action.type) {
        case 'put-card':
        case 'snatch-card': {
          const lines = linesOf(action.cardId);
          if (!lines) return;
          return action.type === 'put-card' ? scanner.put(lines) : scanner.putHalf(lines);
        }
        case 'unplug-reader':
          return scanner.unplug();
        case 'plug-reader':
          return scanner.plug();
        default:
          return;
      }
    },
    stop: () => scanner.unplug(),
  };
}
