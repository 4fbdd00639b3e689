import { createSamReader, samHeader } from '../../../main/devices/id-reader/index.ts';
import type { PortraitDecoder } from '../../../main/devices/id-reader/index.ts';
import { createSamSimulator } from '../../../main/devices/id-reader/simulator.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createUsbBulkTransport } from '../../../main/devices/transport/usb.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { createFakeUsb, usbInterfaces } from '../../support/usb-fake.ts';
import { usbFarEnd } from '../../support/usb-fake-reader.ts';
import { idReaderContract } from './id-reader-contract.ts';
import type { ReaderRig } from './id-reader-contract.ts';
import { portraitContract } from './portrait-contract.ts';

const ids = { vendorId: 0x0400, productId: 0xc35a };

/** The simulator behind the pipes of either kind of reader; the transport is told nothing but the ids. */
const makeRig =
  (kind: 'split' | 'single') =>
  (decoder?: PortraitDecoder): Promise<ReaderRig> => {
    const usb = createFakeUsb({ ...ids, interfaces: [usbInterfaces[kind]] });
    const simulator = createSamSimulator();
    simulator.attach(usbFarEnd(usb, kind === 'split'));
    return Promise.resolve({
      reader: createSamReader({
        transport: createUsbBulkTransport({
          access: usb.access,
          match: ids,
          layout: 'auto',
          header: samHeader,
          timers: realTimers,
        }),
        decoder,
        delays: quickDelays,
      }),
      now: realTimers.now,
      hand: {
        ...simulator,
        unplug: () => Promise.resolve(usb.unplug()),
        plug: () => Promise.resolve(usb.plug()),
      },
      stop: () => Promise.resolve(simulator.stop()),
    });
  };

idReaderContract('simulator behind two pairs of USB pipes', makeRig('split'));
portraitContract('simulator behind two pairs of USB pipes', makeRig('split'));
idReaderContract('simulator behind one pair of USB pipes', makeRig('single'));
portraitContract('simulator behind one pair of USB pipes', makeRig('single'));
