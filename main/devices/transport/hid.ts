import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { ByteStream, LinkFault, Transport } from './byte-stream.ts';
import type { HidAccess, HidDevice } from './hid-access.ts';
import { hidFault, openHidLink } from './hid-link.ts';
import { hidProfileProblem } from './hid-profile.ts';
import type { HidProfile } from './hid-profile.ts';
import type { Timers } from './timers.ts';
import { usbIdsText } from './usb-ids.ts';
import type { UsbIds } from './usb-ids.ts';

export interface HidOptions extends UsbIds {
  readonly access: HidAccess;
  /** Tells two devices of one model apart. */
  readonly serialNumber?: string | undefined;
  readonly profile: HidProfile;
  readonly timers: Timers;
}

/** A stream of bytes over a HID device's reports. One `write` is one message: each begins a new report. */
export function createHidTransport(options: HidOptions): Transport {
  const { access, serialNumber, profile, timers } = options;
  const ids = usbIdsText(options);
  const open = async (): Promise<Result<ByteStream, LinkFault>> => {
    const problem = hidProfileProblem(profile);
    if (problem) return err({ kind: 'refused', detail: `HID profile: ${problem}` });
    try {
      const device = pick(await access.list(), options);
      if (!device) return err({ kind: 'no-such-port', detail: `no HID device ${ids} is plugged in` });
      return ok(await openHidLink(access, device.path, profile, timers));
    } catch (error) {
      return err(hidFault(error));
    }
  };
  return { name: `hid ${ids}${serialNumber === undefined ? '' : ` ${serialNumber}`}`, open };
}

/** From here on a usage page is the vendor's own (HID Usage Tables 1.5, section 3). */
const vendorPages = 0xff00;

/** Where one device has several collections, a stream of bytes is in the vendor's own, not in the keyboard's. */
function pick(devices: readonly HidDevice[], wanted: HidOptions): HidDevice | undefined {
  const { vendorId, productId, serialNumber } = wanted;
  const same = devices.filter(
    (device) =>
      device.vendorId === vendorId &&
      device.productId === productId &&
      (serialNumber === undefined || device.serialNumber === serialNumber),
  );
  return same.find(({ usagePage = 0 }) => usagePage >= vendorPages) ?? same[0];
}
