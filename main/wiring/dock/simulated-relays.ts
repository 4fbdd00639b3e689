import { signalChannels } from '../../../domain/device/vocabulary.ts';
import type { DockState } from '../../../preload/contract/dock.ts';
import { createRelayTcpSimulator } from '../../devices/relay-board/simulator.ts';
import type { Simulated } from './simulated.ts';

/** A Modbus TCP board with a tower light, a sounder and a door on it, in the order of the vocabulary. */
export async function simulateRelayBoard(
  id: string,
  onMove: () => void,
): Promise<Simulated<DockState['relayBoards'][number]>> {
  const board = await createRelayTcpSimulator({ protocol: 'modbus-tcp', relayCount: signalChannels.length });
  board.relays.onMove(onMove);
  return {
    id,
    port: () => board.port,
    state: () => ({
      id,
      plugged: board.isPlugged(),
      on: signalChannels.filter((_, at) => board.relays.isOn(at + 1)),
    }),
    act(action) {
      switch (action.type) {
        case 'unplug-relays':
          return board.unplug();
        case 'plug-relays':
          return board.plug();
        default:
          return;
      }
    },
    stop: () => board.stop(),
  };
}
