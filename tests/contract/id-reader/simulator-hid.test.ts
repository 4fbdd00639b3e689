import { createSamReader } from '../../../main/devices/id-reader/index.ts';
import type { PortraitDecoder } from '../../../main/devices/id-reader/index.ts';
import { createSamSimulator } from '../../../main/devices/id-reader/simulator.ts';
import { hidProfiles } from '../../../main/devices/transport/hid-profile.ts';
import type { HidProfileName } from '../../../main/devices/transport/hid-profile.ts';
import { createHidTransport } from '../../../main/devices/transport/hid.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createFakeHid } from '../../support/hid-fake.ts';
import { inTurnsFarEnd, plainFarEnd } from '../../support/hid-fake-reader.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { idReaderContract } from './id-reader-contract.ts';
import type { ReaderRig } from './id-reader-contract.ts';
import { portraitContract } from './portrait-contract.ts';

const ids = { vendorId: 0x0425, productId: 0x8159 };

const farEnds = { 'plain-64': plainFarEnd, 'length-prefix-64': inTurnsFarEnd } as const;

/** The simulator behind reports that are cut and put together by the other side's own code, not by the transport's. */
const makeRig =
  (profile: HidProfileName) =>
  (decoder?: PortraitDecoder): Promise<ReaderRig> => {
    const hid = createFakeHid({ path: '/dev/hidraw0', ...ids });
    const simulator = createSamSimulator();
    simulator.attach(farEnds[profile](hid));
    return Promise.resolve({
      reader: createSamReader({
        transport: createHidTransport({
          access: hid.access,
          ...ids,
          profile: hidProfiles[profile],
          timers: realTimers,
        }),
        decoder,
        delays: quickDelays,
      }),
      now: realTimers.now,
      hand: {
        ...simulator,
        unplug: () => Promise.resolve(hid.unplug()),
        plug: () => Promise.resolve(hid.plug()),
      },
      stop: () => Promise.resolve(simulator.stop()),
    });
  };

idReaderContract('simulator behind HID reports as they are', makeRig('plain-64'));
portraitContract('simulator behind HID reports as they are', makeRig('plain-64'));
idReaderContract('simulator behind HID reports with a length, sent in turns', makeRig('length-prefix-64'));
portraitContract('simulator behind HID reports with a length, sent in turns', makeRig('length-prefix-64'));
