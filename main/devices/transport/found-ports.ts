import { seconds } from '../../../domain/kernel/time.ts';
import type { LinkFault } from './byte-stream.ts';
import type { HidAccess, HidDevice } from './hid-access.ts';
import { hidFault } from './hid-link.ts';
import { linkFault } from './link-fault.ts';
import { tooLate, within } from './time-limit.ts';
import type { Timers } from './timers.ts';
import type { UsbAccess, UsbDevice } from './usb-access.ts';
import { usbFault } from './usb-fault.ts';
import { usbIdsText } from './usb-ids.ts';
import type { UsbIds } from './usb-ids.ts';

/** What a found device probably is, in words the device page turns into a filled-in form. */
export type PortSuggestion =
  'sam-over-usb' | 'sam-over-hid' | 'relay-over-hid' | 'scanner-over-hid' | 'usb-printer';

export interface FoundPort {
  readonly kind: 'serial' | 'hid' | 'usb';
  /** What the configuration names it by: a path for serial ports, ids such as `0400:c35a` for the others. */
  readonly address: string;
  /** What the device calls itself, maker first; empty where it says nothing. */
  readonly label: string;
  readonly ids?: UsbIds;
  readonly serialNumber?: string;
  readonly usagePage?: number;
  readonly usage?: number;
  readonly suggestion?: PortSuggestion;
}

export interface FoundPorts {
  readonly ports: readonly FoundPort[];
  /** Where nothing could be found out, and why: the lists of the others hold all the same. */
  readonly faults: readonly { readonly kind: FoundPort['kind']; readonly fault: LinkFault }[];
}

/** A serial port as `SerialPort.list()` gives it. */
export interface SerialPortInfo {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
}

export interface PortSources {
  readonly serial: () => Promise<readonly SerialPortInfo[]>;
  readonly hid: HidAccess;
  readonly usb: UsbAccess;
  readonly timers: Timers;
}

/** Listing asks every device on the bus for its names; one that does not answer takes a second or two. */
const listLimitMs = seconds(8);

/** Everything a technician could choose from, for the device page. Reads descriptors only; changes nothing. */
export async function listPorts({ serial, hid, usb, timers }: PortSources): Promise<FoundPorts> {
  const faults: { kind: FoundPort['kind']; fault: LinkFault }[] = [];
  const ask = async (
    kind: FoundPort['kind'],
    list: () => Promise<readonly FoundPort[]>,
    toFault: (error: unknown) => LinkFault,
  ): Promise<readonly FoundPort[]> => {
    try {
      const found = await within(list(), listLimitMs, timers);
      if (found !== tooLate) return found;
      faults.push({ kind, fault: { kind: 'timeout', detail: `no list within ${listLimitMs} ms` } });
    } catch (error) {
      faults.push({ kind, fault: toFault(error) });
    }
    return [];
  };
  const [serialPorts, hidPorts, usbPorts] = await Promise.all([
    ask('serial', async () => (await serial()).map(toSerialPort), linkFault),
    ask('hid', async () => (await hid.list()).map(toHidPort), hidFault),
    ask('usb', async () => (await usb.list()).flatMap(toUsbPort), usbFault),
  ]);
  // A USB device that is a serial port or a HID device is there already, under the name it is used by.
  const listed = new Set([...serialPorts, ...hidPorts].flatMap(({ ids }) => (ids ? usbIdsText(ids) : [])));
  const others = usbPorts.filter(({ address, suggestion }) => suggestion || !listed.has(address));
  return { ports: [...serialPorts, ...hidPorts, ...others], faults };
}

function toSerialPort({ path, manufacturer, serialNumber, vendorId, productId }: SerialPortInfo): FoundPort {
  const ids = vendorId &&
    productId && { vendorId: parseInt(vendorId, 16), productId: parseInt(productId, 16) };
  return {
    kind: 'serial',
    address: path,
    label: manufacturer ?? '',
    ...(ids && { ids }),
    ...(serialNumber !== undefined && { serialNumber }),
  };
}

function toHidPort(device: HidDevice): FoundPort {
  const { vendorId, productId, manufacturer, product, serialNumber, usagePage, usage } = device;
  const suggestion = hidSuggestion(device);
  return {
    kind: 'hid',
    address: usbIdsText(device),
    label: labelOf(manufacturer, product),
    ids: { vendorId, productId },
    ...(serialNumber !== undefined && { serialNumber }),
    ...(usagePage !== undefined && { usagePage }),
    ...(usage !== undefined && { usage }),
    ...(suggestion && { suggestion }),
  };
}

function toUsbPort(device: UsbDevice): FoundPort[] {
  const ids = usbIdsText(device);
  if (device.deviceClass === hubClass || ids === readerBeingUpdated) return [];
  const { vendorId, productId } = device;
  const { manufacturer, product, serialNumber } = device.names();
  const suggestion = usbSuggestion(device);
  return [
    {
      kind: 'usb',
      address: ids,
      label: labelOf(manufacturer, product),
      ids: { vendorId, productId },
      ...(serialNumber !== undefined && { serialNumber }),
      ...(suggestion && { suggestion }),
    },
  ];
}

const labelOf = (manufacturer = '', product = ''): string => `${manufacturer} ${product}`.trim();

const hubClass = 9;
const printerClass = 7;
/** HID POS Usage Tables: bar-code scanner page. */
const scannerPage = 0x8c;
/** Shared by every maker of readers with the ministry's USB interface: neither brand nor model. */
const samBulkReader = '0400:c35a';
const samHidReader = '0425:8159';
/** A Routon reader waiting for new firmware; it is no reader until it has it. */
const readerBeingUpdated = '0483:df11';
/** V-USB's shared ids: only the product's name tells a relay from a keyboard. */
const hobbyHid = '16c0:05df';

function hidSuggestion(device: HidDevice): PortSuggestion | undefined {
  const ids = usbIdsText(device);
  if (ids === samHidReader) return 'sam-over-hid';
  if (ids === hobbyHid && /^USBRelay/i.test(device.product ?? '')) return 'relay-over-hid';
  return device.usagePage === scannerPage ? 'scanner-over-hid' : undefined;
}

function usbSuggestion(device: UsbDevice): PortSuggestion | undefined {
  if (usbIdsText(device) === samBulkReader) return 'sam-over-usb';
  try {
    return device.interfaces().some((one) => one.interfaceClass === printerClass) ? 'usb-printer' : undefined;
  } catch {
    // Not permitted to look: the list names it all the same.
    return undefined;
  }
}
