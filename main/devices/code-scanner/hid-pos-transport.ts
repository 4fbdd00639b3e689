import { err, ok } from '../../../domain/kernel/result.ts';
import type { ByteStream, LinkFault, Transport } from '../transport/byte-stream.ts';
import type { HidAccess, HidDevice } from '../transport/hid-access.ts';
import { hidFault } from '../transport/hid-link.ts';
import { createLink } from '../transport/link.ts';
import { within } from '../transport/time-limit.ts';
import type { Timers } from '../transport/timers.ts';
import { usbIdsText } from '../transport/usb-ids.ts';

export interface HidPosOptions {
  readonly access: HidAccess;
  /** Without these, the first scanner found. */
  readonly vendorId?: number | undefined;
  readonly productId?: number | undefined;
  /** Tells two scanners of one model apart. */
  readonly serialNumber?: string | undefined;
  readonly timers: Timers;
}

/** HID Point of Sale Usage Tables 1.02, section 3. */
const scannerPage = 0x8c;
/** Nobody waits longer for a library that hangs; it may close by itself later. */
const closeLimitMs = 1_000;

/** The input reports of a scanner in HID POS mode, as they are: each `onData` is one report. */
export function createHidPosTransport(options: HidPosOptions): Transport {
  const { access, timers } = options;
  return {
    name: nameOf(options),
    async open() {
      try {
        const found = pick(await access.list(), options);
        if ('kind' in found) return err(found);
        return ok(await openReports(access, found.path, timers));
      } catch (error) {
        return err(hidFault(error));
      }
    },
  };
}

async function openReports(access: HidAccess, path: string, timers: Timers): Promise<ByteStream> {
  const close = async (): Promise<void> => {
    // Closing a device that is gone may fail, and leaves nothing behind all the same.
    const closed = opening.then((handle) => handle.close()).catch(() => {});
    await within(closed, closeLimitMs, timers);
  };
  const link = createLink(
    { write: (_, done) => done(new Error('a scanner is only listened to')), close },
    hidFault,
  );
  const opening = access.open(path, {
    report: link.received,
    failed: (reason) => link.lost(hidFault(reason)),
  });
  await opening;
  return link.stream;
}

function nameOf({ vendorId, productId, serialNumber }: HidPosOptions): string {
  const ids = vendorId !== undefined && productId !== undefined && usbIdsText({ vendorId, productId });
  return ['hid-pos', ids, serialNumber].filter(Boolean).join(' ');
}

function pick(devices: readonly HidDevice[], wanted: HidPosOptions): HidDevice | LinkFault {
  const { vendorId, productId, serialNumber } = wanted;
  const meant = devices.filter(
    (device) =>
      (vendorId === undefined || device.vendorId === vendorId) &&
      (productId === undefined || device.productId === productId) &&
      (serialNumber === undefined || device.serialNumber === serialNumber),
  );
  const scanner = meant.find(({ usagePage }) => usagePage === scannerPage);
  if (scanner) return scanner;
  const isNamed = vendorId !== undefined || productId !== undefined || serialNumber !== undefined;
  // Some back ends of the library do not tell what a collection is for; then the ids must do.
  const untold = isNamed ? meant.find(({ usagePage }) => usagePage === undefined) : undefined;
  if (untold) return untold;
  const detail =
    isNamed && meant.length > 0
      ? 'the scanner is plugged in, but not in HID POS mode: scan that code from its manual'
      : 'no scanner in HID POS mode is plugged in';
  return { kind: 'no-such-port', detail };
}
