import { createRelayDriver } from '../../../main/devices/relay-board/driver.ts';
import { createHidBoard } from '../../../main/devices/relay-board/hid-board.ts';
import type { BoardSpec, RelayBoard } from '../../../main/devices/relay-board/index.ts';
import { makeBoard } from '../../../main/devices/relay-board/make-board.ts';
import {
  createRelaySimulator,
  createRelayTcpSimulator,
} from '../../../main/devices/relay-board/simulator.ts';
import type { RelaySimulatorOptions } from '../../../main/devices/relay-board/simulator.ts';
import { relayTimings } from '../../../main/devices/relay-board/timings.ts';
import { createWatchedBoard } from '../../../main/devices/relay-board/watched-board.ts';
import { noVitals } from '../../../main/devices/health/vitals.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createFakeHid, createFakeHidRelay } from '../../support/relay-board/fake-hid-relay.ts';
import { holdSerialFarEnd } from '../../support/serial-far-end.ts';
import { contractWiring as wiring } from './relay-board-contract.ts';
import type { RelayRig } from './relay-board-contract.ts';

type Protocol = RelaySimulatorOptions['protocol'];
type MakeBoard = (spec: BoardSpec) => RelayBoard;

/** The driver in this process, as it runs inside the helper. */
export const inProcess: MakeBoard = (spec) =>
  createRelayDriver({ board: makeBoard(spec, realTimers, noVitals), wiring });

/** The kiosk's end, with a real helper process behind it. */
export const withHelper: MakeBoard = (board) => createWatchedBoard({ board, wiring });

const coils = { unit: 1, firstCoil: 0 };

export async function tcpRig(protocol: Protocol, make: MakeBoard): Promise<RelayRig> {
  const simulator = await createRelayTcpSimulator({ protocol });
  const { host, port } = simulator;
  return {
    board: make(
      protocol === 'modbus-tcp'
        ? { driver: protocol, host, port, ...coils }
        : { driver: protocol, transport: 'tcp', host, port, ...coils },
    ),
    hand: simulator,
    stop: simulator.stop,
  };
}

/** The simulator holds the far end of a pseudo-terminal pair. */
export async function serialRig(protocol: 'modbus-rtu' | 'lcus', make: MakeBoard): Promise<RelayRig> {
  const simulator = createRelaySimulator({ protocol });
  const { path, stop, ...cable } = await holdSerialFarEnd(simulator, 9_600);
  return {
    board: make({ driver: protocol, transport: 'serial', path, baudRate: 9_600, ...coils }),
    hand: { relays: simulator.relays, ...cable },
    stop,
  };
}

export async function hidRig(maker: 'dcttech' | 'ucreatefun'): Promise<RelayRig> {
  const relay = createFakeHidRelay({ maker, timers: realTimers });
  const common = { timers: realTimers, timings: relayTimings, vitals: noVitals };
  return {
    board: createRelayDriver({
      board: createHidBoard({ ...common, access: createFakeHid([relay]), profile: maker }),
      wiring,
    }),
    hand: {
      relays: relay.relays,
      unplug: async () => relay.unplug(),
      plug: async () => relay.plug(),
    },
    stop: async () => {},
  };
}
