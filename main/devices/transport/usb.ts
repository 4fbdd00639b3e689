import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { ByteStream, LinkFault, Transport } from './byte-stream.ts';
import type { Timers } from './timers.ts';
import type { UsbAccess, UsbDevice } from './usb-access.ts';
import { usbFault } from './usb-fault.ts';
import { usbIdsText } from './usb-ids.ts';
import type { UsbIds } from './usb-ids.ts';
import { openUsbLink } from './usb-link.ts';
import { choosePipes } from './usb-pipes.ts';
import type { PipesWanted } from './usb-pipes.ts';

export interface UsbMatch extends UsbIds, Pick<PipesWanted, 'interfaceClass'> {
  /** Tells two devices of one model apart. */
  readonly serialNumber?: string | undefined;
}

export interface UsbBulkOptions extends Pick<PipesWanted, 'layout' | 'header'> {
  readonly access: UsbAccess;
  readonly match: UsbMatch;
  readonly timers: Timers;
}

/** A stream of bytes over the bulk endpoints of a USB device. One `write` is one message. */
export function createUsbBulkTransport(options: UsbBulkOptions): Transport {
  const { access, match } = options;
  const { serialNumber } = match;
  const open = async (): Promise<Result<ByteStream, LinkFault>> => {
    try {
      const device = (await access.list()).find((one) => isMeant(one, match));
      if (device) return await openDevice(device, options);
      return err({ kind: 'no-such-port', detail: `no USB device ${usbIdsText(match)} is plugged in` });
    } catch (error) {
      return err(usbFault(error));
    }
  };
  return { name: `usb ${usbIdsText(match)}${serialNumber === undefined ? '' : ` ${serialNumber}`}`, open };
}

function isMeant(device: UsbDevice, { vendorId, productId, serialNumber }: UsbMatch): boolean {
  if (device.vendorId !== vendorId || device.productId !== productId) return false;
  return serialNumber === undefined || device.names().serialNumber === serialNumber;
}

async function openDevice(
  device: UsbDevice,
  { match, layout, header, timers }: UsbBulkOptions,
): Promise<Result<ByteStream, LinkFault>> {
  const handle = await device.open();
  try {
    const { interfaceClass } = match;
    const chosen = choosePipes(device.interfaces(), { layout, interfaceClass, header });
    if (!chosen.ok) {
      await handle.close();
      return err({ kind: 'refused', detail: chosen.error });
    }
    await handle.claim(chosen.value.interface);
    return ok(openUsbLink(handle, chosen.value.pipes, timers));
  } catch (error) {
    await handle.close().catch(() => {});
    throw error;
  }
}
