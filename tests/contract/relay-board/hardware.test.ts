import { describe, test } from 'vitest';
import type { BoardSpec } from '../../../main/devices/relay-board/index.ts';
import { relayBoardContract } from './relay-board-contract.ts';
import { withHelper } from './rigs.ts';

const address = process.env['YINGBIN_TEST_RELAY'];

/** `modbus-tcp:192.168.1.40:502`, `modbus-rtu:/dev/ttyUSB0`, `lcus:COM4`, `usb-hid:dcttech`. Unit 1, first coil 0, 9600 baud. */
function specOf(words: string): BoardSpec {
  const [driver = '', place = '', port] = words.split(':');
  const coils = { unit: 1, firstCoil: 0 };
  const serial = { transport: 'serial', path: place, baudRate: 9_600 } as const;
  switch (driver) {
    case 'modbus-tcp':
      return { driver, host: place, port: Number(port ?? 502), ...coils };
    case 'modbus-rtu':
      return { driver, ...serial, ...coils };
    case 'lcus':
      return { driver, ...serial };
    case 'usb-hid':
      return { driver, profile: place === 'ucreatefun' ? place : 'dcttech' };
    default:
      throw new Error(`YINGBIN_TEST_RELAY: no driver "${driver}"`);
  }
}

if (address) {
  const rig = { board: withHelper(specOf(address)), stop: () => Promise.resolve() };
  relayBoardContract(`hardware at ${address}`, () => Promise.resolve(rig), {
    canTell: false,
    attended: false,
  });
} else {
  describe('relay board: hardware', () => {
    test.skip('skipped: YINGBIN_TEST_RELAY names no board', () => {});
  });
}
