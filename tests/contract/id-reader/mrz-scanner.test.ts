import { describe, test } from 'vitest';
import { createMrzScanner } from '../../../main/devices/id-reader/mrz/mrz-scanner.ts';
import type { MrzFraming } from '../../../main/devices/id-reader/mrz/mrz-framing.ts';
import { createMrzSimulator } from '../../../main/devices/id-reader/mrz/mrz-simulator.ts';
import { createTcpTransport } from '../../../main/devices/transport/tcp.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import {
  knownZones,
  passportSpecimen,
  probe,
  withCharacter,
  zoneDay,
} from '../../support/id-reader/passports.ts';
import { transportTo } from '../../support/transport-to.ts';
import { readerContract, type ReaderRig, type Samples } from './id-reader-contract.ts';

const [names, numbers] = probe.card as readonly [string, string];

const documents: Samples<readonly string[]> = {
  known: knownZones,
  one: passportSpecimen,
  other: probe,
  snatched: 'card-failed unreadable',
  failing: [
    ['with a wrong figure', [names, withCharacter(numbers, 3, '9')], 'card-failed unreadable'],
    ['with a blot', [names, withCharacter(numbers, 3, '?')], 'card-failed unreadable'],
    ['that is a visa', [withCharacter(names, 0, 'V'), numbers], 'card-failed unreadable'],
    ['with a line that is too short', [names, numbers.slice(0, -1)], 'card-failed unreadable'],
  ],
};

const makeRig = (framing: MrzFraming) => async (): Promise<ReaderRig<readonly string[]>> => {
  const simulator = createMrzSimulator({ framing });
  await simulator.plug();
  const scanner = createMrzScanner({
    transport: createTcpTransport({ host: '127.0.0.1', port: simulator.port(), connectTimeoutMs: 1_000 }),
    today: () => zoneDay,
    framing,
    // Real ones are as long as a person takes.
    timings: { gapMs: 60, restMs: 120 },
  });
  return {
    reader: {
      ...scanner,
      // A scanner is ready when it listens; what is sent before the far end has accepted would be lost.
      onEvent: (listener) =>
        scanner.onEvent((event) => {
          if (event.type !== 'health' || event.health !== 'ready') return listener(event);
          void simulator.whenHeard().then(() => listener(event));
        }),
    },
    now: realTimers.now,
    hand: {
      putCard: simulator.put,
      snatchCard: simulator.putHalf,
      swapCard: simulator.put,
      // Documents are taken away unseen.
      removeCard() {},
      unplug: simulator.unplug,
      plug: simulator.plug,
    },
    stop: () => simulator.unplug(),
  };
};

readerContract('document scanner over TCP, lines end with CR', documents, makeRig({}));
readerContract(
  'document scanner over TCP, STX and ETX around each document',
  documents,
  makeRig({ prefix: '\x02', suffix: '\x03', lineEnd: '\r\n' }),
);

const address = process.env['YINGBIN_TEST_DOCUMENT_SCANNER'];

if (address) {
  const makeHardware = () =>
    Promise.resolve({
      reader: createMrzScanner({ transport: transportTo(address, 9_600), today: () => zoneDay }),
      now: realTimers.now,
      stop: () => Promise.resolve(),
    });
  readerContract(`document scanner at ${address}`, documents, makeHardware, false);
} else {
  describe('document scanner: hardware', () => {
    test.skip('skipped: YINGBIN_TEST_DOCUMENT_SCANNER names no scanner', () => {});
  });
}
