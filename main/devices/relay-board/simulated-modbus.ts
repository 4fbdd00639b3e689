import { crc16 } from './modbus-frame.ts';
import type { SimulatedRelays } from './simulated-relays.ts';

/** Firmware habits that are met in the field. */
export interface ModbusHabits {
  readonly unit: number;
  readonly firstCoil: number;
  readonly knowsWriteMany: boolean;
  readonly knowsRead: boolean;
}

const exception = (code: number, why: number): Uint8Array => Uint8Array.of(code | 0x80, why);

/** What the board's firmware does with one protocol data unit. */
export function obeyModbus(pdu: Uint8Array, relays: SimulatedRelays, habits: ModbusHabits): Uint8Array {
  const view = new DataView(pdu.buffer, pdu.byteOffset, pdu.byteLength);
  const code = pdu[0] ?? 0;
  const isKnown = code === 5 || (code === 1 && habits.knowsRead) || (code === 15 && habits.knowsWriteMany);
  if (!isKnown) return exception(code, 1);
  if (pdu.length < 5) return exception(code, 3);
  const firstRelay = view.getUint16(1) - habits.firstCoil + 1;
  const value = view.getUint16(3);
  const count = code === 5 ? 1 : value;
  if (firstRelay < 1 || firstRelay + count - 1 > relays.count) return exception(code, 2);

  if (code === 5) {
    if (value !== 0xff00 && value !== 0) return exception(code, 3);
    relays.move(firstRelay, value !== 0);
    return pdu.slice(0, 5);
  }
  if (code === 15) {
    if (pdu[5] !== Math.ceil(count / 8) || pdu.length !== 6 + pdu[5]) return exception(code, 3);
    for (let at = 0; at < count; at += 1) {
      relays.move(firstRelay + at, ((view.getUint8(6 + (at >> 3)) >> (at & 7)) & 1) === 1);
    }
    return pdu.slice(0, 5);
  }
  const bits = new Uint8Array(Math.ceil(count / 8));
  for (let at = 0; at < count; at += 1) {
    if (relays.isOn(firstRelay + at)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return Uint8Array.of(code, bits.length, ...bits);
}

/** How requests are cut out of the bytes on a link, and answers put back. Bounded, and deaf to noise. */
export interface SimulatedFraming {
  /** @returns the first whole request and what follows it; `rest` alone while more is needed */
  take(heard: Uint8Array): { readonly frame?: Uint8Array; readonly rest: Uint8Array };
  unitOf(frame: Uint8Array): number;
  pduOf(frame: Uint8Array): Uint8Array;
  answer(frame: Uint8Array, pdu: Uint8Array): Uint8Array;
}

export const simulatedTcp: SimulatedFraming = {
  take(heard) {
    if (heard.length < 8) return { rest: heard };
    const view = new DataView(heard.buffer, heard.byteOffset, heard.byteLength);
    const length = view.getUint16(4);
    if (view.getUint16(2) !== 0 || length < 2 || length > 254) return { rest: new Uint8Array() };
    if (heard.length < 6 + length) return { rest: heard };
    return { frame: heard.slice(0, 6 + length), rest: heard.slice(6 + length) };
  },
  unitOf: (frame) => frame[6] ?? 0,
  pduOf: (frame) => frame.slice(7),
  answer: (frame, pdu) => Uint8Array.of(...frame.slice(0, 4), 0, pdu.length + 1, frame[6] ?? 0, ...pdu),
};

export const simulatedRtu: SimulatedFraming = {
  take(heard) {
    for (let at = 0; heard.length - at >= 8; at += 1) {
      const length = heard[at + 1] === 15 ? 9 + (heard[at + 6] ?? 0) : 8;
      const frame = heard.slice(at, at + length);
      const isWhole = frame.length === length;
      const crc = crc16(frame.subarray(0, -2));
      if (isWhole && frame.at(-2) === (crc & 0xff) && frame.at(-1) === crc >> 8) {
        return { frame, rest: heard.slice(at + length) };
      }
    }
    return { rest: heard.slice(-300) };
  },
  unitOf: (frame) => frame[0] ?? 0,
  pduOf: (frame) => frame.slice(1, -2),
  answer(frame, pdu) {
    const body = Uint8Array.of(frame[0] ?? 0, ...pdu);
    const crc = crc16(body);
    return Uint8Array.of(...body, crc & 0xff, crc >> 8);
  },
};
