import { describe, test } from 'vitest';
import { createVendorLibraryReader } from '../../../main/devices/id-reader/vendor-library/index.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { idReaderContract } from '../../contract/id-reader/id-reader-contract.ts';
import type { ReaderRig } from '../../contract/id-reader/id-reader-contract.ts';
import { compiler, whyNot } from './compile-fixture.ts';
import { createLibraryRig, rigDelays } from './library-rig.ts';

const makeRig = (findsReadCardAgain: boolean) => (): Promise<ReaderRig> => {
  const hand = createLibraryRig(1_003);
  hand.flag('finds-once', !findsReadCardAgain);
  return Promise.resolve({
    reader: createVendorLibraryReader({ library: hand.library, port: 'auto', delays: rigDelays }),
    now: realTimers.now,
    hand,
    stop() {
      hand.remove();
      return Promise.resolve();
    },
  });
};

if (compiler) {
  idReaderContract('a vendor library in its helper', makeRig(true));
  idReaderContract('a vendor library that finds a read card only after lifting', makeRig(false));
} else {
  describe('id reader: a vendor library in its helper', () => {
    test.skip(whyNot, () => {});
  });
}
