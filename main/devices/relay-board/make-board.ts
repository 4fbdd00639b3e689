import type { Vitals } from '../health/vitals.ts';
import type { Transport } from '../transport/byte-stream.ts';
import { createHidLibrary } from '../transport/hid-library.ts';
import { createSerialTransport } from '../transport/serial.ts';
import { createTcpTransport } from '../transport/tcp.ts';
import type { Timers } from '../transport/timers.ts';
import type { Board } from './board.ts';
import { createHidBoard } from './hid-board.ts';
import type { HidRelayProfileName } from './hid-coder.ts';
import { createLcusBoard } from './lcus-board.ts';
import { createModbusBoard } from './modbus-board.ts';
import { rtuFraming, tcpFraming } from './modbus-frame.ts';
import { relayTimings } from './timings.ts';

/** A serial port, or a serial device server. */
export type RelayLink =
  | { readonly transport: 'serial'; readonly path: string; readonly baudRate: number }
  | { readonly transport: 'tcp'; readonly host: string; readonly port: number };

interface Coils {
  /** The board's address, 1 to 247; some boards behind TCP want 255 or 0. */
  readonly unit: number;
  /** The coil of relay 1, counted from 0. */
  readonly firstCoil: number;
}

/** Which board and where, as plain data: it travels to the helper process. */
export type BoardSpec =
  | {
      readonly driver: 'usb-hid';
      readonly profile: HidRelayProfileName;
      readonly serial?: string | undefined;
    }
  | ({ readonly driver: 'lcus' } & RelayLink)
  | ({ readonly driver: 'modbus-tcp'; readonly host: string; readonly port: number } & Coils)
  | ({ readonly driver: 'modbus-rtu' } & RelayLink & Coils);

/** A board in the same building answers within milliseconds. */
const connectTimeoutMs = 3_000;

export function makeBoard(spec: BoardSpec, timers: Timers, vitals: Vitals): Board {
  const common = { timers, timings: relayTimings, vitals };
  switch (spec.driver) {
    case 'usb-hid':
      return createHidBoard({ ...common, ...spec, access: createHidLibrary() });
    case 'lcus':
      return createLcusBoard({ ...common, transport: linkOf(spec, timers) });
    case 'modbus-tcp':
      return createModbusBoard({
        ...common,
        transport: linkOf({ ...spec, transport: 'tcp' }, timers),
        framing: tcpFraming(spec.unit),
        firstCoil: spec.firstCoil,
      });
    case 'modbus-rtu':
      return createModbusBoard({
        ...common,
        transport: linkOf(spec, timers),
        framing: rtuFraming(spec.unit),
        firstCoil: spec.firstCoil,
      });
  }
}

const linkOf = (link: RelayLink, timers: Timers): Transport =>
  link.transport === 'serial'
    ? createSerialTransport({ path: link.path, baudRate: link.baudRate, timers })
    : createTcpTransport({ host: link.host, port: link.port, connectTimeoutMs, timers });
