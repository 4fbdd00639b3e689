import { describe, test } from 'vitest';
import { createSamReader } from '../../../main/devices/id-reader/index.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { transportTo } from '../../support/transport-to.ts';
import { idReaderContract } from './id-reader-contract.ts';

const address = process.env['YINGBIN_TEST_READER'];

if (address) {
  const makeRig = () =>
    Promise.resolve({
      reader: createSamReader({ transport: transportTo(address, 115_200) }),
      now: realTimers.now,
      stop: () => Promise.resolve(),
    });
  idReaderContract(`hardware at ${address}`, makeRig, false);
} else {
  describe('id reader: hardware', () => {
    test.skip('skipped: YINGBIN_TEST_READER names no reader', () => {});
  });
}
