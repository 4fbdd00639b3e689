import { describe, test } from 'vitest';
import { hasSocat } from '../../support/pty-pair.ts';
import { relayBoardContract } from './relay-board-contract.ts';
import { hidRig, inProcess, serialRig, tcpRig, withHelper } from './rigs.ts';

const tells = { canTell: true };
const tellsNothing = { canTell: false };

relayBoardContract('modbus tcp', () => tcpRig('modbus-tcp', inProcess), tells);
relayBoardContract('modbus rtu behind a device server', () => tcpRig('modbus-rtu', inProcess), tells);
relayBoardContract('lcus behind a device server', () => tcpRig('lcus', inProcess), tellsNothing);
relayBoardContract('usb-hid dcttech, a faithful fake', () => hidRig('dcttech'), tells);
relayBoardContract('usb-hid ucreatefun, a faithful fake', () => hidRig('ucreatefun'), tellsNothing);
relayBoardContract('modbus tcp through the helper process', () => tcpRig('modbus-tcp', withHelper), tells);

if (hasSocat) {
  relayBoardContract('modbus rtu on a serial line', () => serialRig('modbus-rtu', inProcess), tells);
  relayBoardContract('lcus on a serial line', () => serialRig('lcus', inProcess), tellsNothing);
  relayBoardContract('lcus through the helper process', () => serialRig('lcus', withHelper), tellsNothing);
} else {
  describe('relay board: serial lines', () => {
    test.skip('skipped: socat is not installed, so there is no pair of serial ports', () => {});
  });
}
