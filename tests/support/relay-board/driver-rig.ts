import { createRelayDriver } from '../../../main/devices/relay-board/driver.ts';
import type { RelayDriver } from '../../../main/devices/relay-board/driver.ts';
import { createLcusBoard } from '../../../main/devices/relay-board/lcus-board.ts';
import { createModbusBoard } from '../../../main/devices/relay-board/modbus-board.ts';
import { rtuFraming, tcpFraming } from '../../../main/devices/relay-board/modbus-frame.ts';
import type { RelayWiring, SafePositions } from '../../../main/devices/relay-board/port.ts';
import { createRelaySimulator } from '../../../main/devices/relay-board/simulator.ts';
import type { RelaySimulator, RelaySimulatorOptions } from '../../../main/devices/relay-board/simulator.ts';
import { relayTimings } from '../../../main/devices/relay-board/timings.ts';
import { createFakeTimers } from '../fake-timers.ts';
import type { FakeTimers } from '../fake-timers.ts';
import { createMemoryCable } from '../memory-link.ts';
import type { MemoryCable } from '../memory-link.ts';
import { keepVitals } from './vitals-diary.ts';
import type { VitalsDiary } from './vitals-diary.ts';

export const wiring: RelayWiring = { red: 1, amber: 2, green: 3, sounder: 4, door: 8 };
export const relayOf = wiring as Required<RelayWiring>;

export interface DriverRig {
  readonly driver: RelayDriver;
  readonly board: RelaySimulator;
  readonly timers: FakeTimers;
  readonly cable: MemoryCable;
  readonly vitals: VitalsDiary;
  /** `ready`, `absent: unplugged`. */
  readonly health: string[];
  /** Starts the driver and waits until the board stands ready. */
  begin(): Promise<void>;
  /** Stops the driver; two seconds at most on its clock. */
  end(): Promise<void>;
}

/** The real driver and a simulated board with a cable inside this process, on a clock that stands still. */
export function createDriverRig(
  options: Partial<RelaySimulatorOptions> & {
    readonly safe?: SafePositions;
    readonly wiring?: RelayWiring;
  } = {},
): DriverRig {
  const { protocol = 'modbus-tcp', unit = 1, firstCoil = 0, safe = {} } = options;
  const timers = createFakeTimers();
  const board = createRelaySimulator({ ...options, protocol, timers });
  const cable = createMemoryCable(board.attach);
  const vitals = keepVitals();
  const health: string[] = [];
  const common = { transport: cable.transport, timers, timings: relayTimings, vitals };
  const framing = protocol === 'modbus-rtu' ? rtuFraming(unit) : tcpFraming(unit);
  const driver = createRelayDriver({
    board:
      protocol === 'lcus' ? createLcusBoard(common) : createModbusBoard({ ...common, framing, firstCoil }),
    wiring: options.wiring ?? wiring,
    safe,
    timers,
    vitals,
  });
  driver.onHealth((next, detail) => health.push(detail === undefined ? next : `${next}: ${detail}`));
  return {
    ...{ driver, board, timers, cable, vitals, health },
    async begin() {
      driver.start();
      await timers.advance(200);
    },
    async end() {
      const stopped = driver.stop();
      await timers.advance(relayTimings.endMs + 1_000);
      await stopped;
    },
  };
}
