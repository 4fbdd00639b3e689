import { describe, test } from 'vitest';
import { createSamReader } from '../../../main/devices/id-reader/index.ts';
import type { Transport } from '../../../main/devices/transport/byte-stream.ts';
import { createSerialTransport } from '../../../main/devices/transport/serial.ts';
import { createTcpTransport } from '../../../main/devices/transport/tcp.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { idReaderContract } from './id-reader-contract.ts';

/** `serial:/dev/ttyUSB0`, `serial:COM3`, `tcp:192.168.1.30:4001` */
const address = process.env['YINGBIN_TEST_READER'];

function transportTo(text: string): Transport {
  const serial = /^serial:(.+)$/.exec(text)?.[1];
  if (serial) return createSerialTransport({ path: serial, baudRate: 115_200 });
  const tcp = /^tcp:(.+):(\d+)$/.exec(text);
  if (!tcp) throw new Error('YINGBIN_TEST_READER must be serial:PATH or tcp:HOST:PORT');
  return createTcpTransport({ host: tcp[1] ?? '', port: Number(tcp[2]), connectTimeoutMs: 3_000 });
}

if (address) {
  const makeRig = () =>
    Promise.resolve({
      reader: createSamReader({ transport: transportTo(address) }),
      now: realTimers.now,
      stop: () => Promise.resolve(),
    });
  idReaderContract(`hardware at ${address}`, makeRig, false);
} else {
  describe('id reader: hardware', () => {
    test.skip('skipped: YINGBIN_TEST_READER names no reader', () => {});
  });
}
