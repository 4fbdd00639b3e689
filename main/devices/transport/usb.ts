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
import type { UsbLayout } from './usb-pipes.ts';
import type { MessageHeader } from './usb-split.ts';

export interface UsbMatch extends UsbIds {
  /** Tells two devices of one model apart. */
  readonly serialNumber?: string | undefined;
  /** Where a device has several interfaces: only one of this class. */
  readonly interfaceClass?: number | undefined;
}

export interface UsbBulkOptions {
  readonly access: UsbAccess;
  readonly match: UsbMatch;
  readonly layout: UsbLayout;
  /** Where messages are cut when their header travels on its own pipe; needed for `split` and what `auto` takes for it. */
  readonly header?: MessageHeader;
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
    const chosen = choosePipes(device.interfaces(), layout, match.interfaceClass);
    if (!chosen.ok) return await giveUp(chosen.error);
    const { pipes } = chosen.value;
    if (pipes.type === 'split' && !header) return await giveUp('two pairs of pipes, but no header to cut at');
    await handle.claim(chosen.value.interface);
    return ok(openUsbLink(handle, pipes, header, timers));
  } catch (error) {
    await handle.close().catch(() => {});
    throw error;
  }

  async function giveUp(detail: string): Promise<Result<never, LinkFault>> {
    await handle.close();
    return err({ kind: 'refused', detail });
  }
}
