import { describe, test } from 'vitest';
import { createSamReader, samHeader } from '../../../main/devices/id-reader/index.ts';
import type { Transport } from '../../../main/devices/transport/byte-stream.ts';
import { createHidLibrary } from '../../../main/devices/transport/hid-library.ts';
import { hidProfiles } from '../../../main/devices/transport/hid-profile.ts';
import type { HidProfileName } from '../../../main/devices/transport/hid-profile.ts';
import { createHidTransport } from '../../../main/devices/transport/hid.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createUsbLibrary } from '../../../main/devices/transport/usb-library.ts';
import { createUsbBulkTransport } from '../../../main/devices/transport/usb.ts';
import { transportTo } from '../../support/transport-to.ts';
import { idReaderContract } from './id-reader-contract.ts';

/** As `transportTo`, and `usb:0400:c35a`, `hid:0425:8159`, `hid:0425:8159:length-prefix-64`. */
const address = process.env['YINGBIN_TEST_READER'];

function readerTransport(text: string): Transport {
  const [kind, vendor = '', product = '', profile = 'plain-64'] = text.split(':');
  const ids = { vendorId: parseInt(vendor, 16), productId: parseInt(product, 16) };
  const timers = realTimers;
  if (kind === 'usb') {
    const access = createUsbLibrary();
    return createUsbBulkTransport({ access, match: ids, layout: 'auto', header: samHeader, timers });
  }
  if (kind === 'hid') {
    const access = createHidLibrary();
    return createHidTransport({ access, ...ids, profile: hidProfiles[profile as HidProfileName], timers });
  }
  return transportTo(text, 115_200);
}

if (address) {
  const makeRig = () =>
    Promise.resolve({
      reader: createSamReader({ transport: readerTransport(address) }),
      now: realTimers.now,
      stop: () => Promise.resolve(),
    });
  idReaderContract(`hardware at ${address}`, makeRig, false);
} else {
  describe('id reader: hardware', () => {
    test.skip('skipped: YINGBIN_TEST_READER names no reader', () => {});
  });
}
