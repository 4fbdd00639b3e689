import { SerialPort } from 'serialport';
import type { FoundPort } from '../../preload/contract/devices.ts';
import {
  listPorts,
  type FoundPort as MachinePort,
  type PortSuggestion,
} from '../devices/transport/found-ports.ts';
import { listLinePrinters } from '../devices/transport/line-printer-list.ts';
import { listCupsQueues } from '../devices/transport/spooler/cups.ts';
import { listWinspoolQueues } from '../devices/transport/spooler/winspool.ts';
import { createWinspoolApi } from '../devices/transport/spooler/winspool-koffi.ts';
import { realTimers } from '../devices/transport/timers.ts';
import type { PortAccess } from './builders/access.ts';

type Suggestion = NonNullable<FoundPort['suggests']>;

const suggestions: Readonly<Record<PortSuggestion, Suggestion>> = {
  'sam-over-usb': { kind: 'id-reader', driver: 'sam' },
  'sam-over-hid': { kind: 'id-reader', driver: 'sam' },
  'relay-over-hid': { kind: 'relay-board', driver: 'usb-relay' },
  'scanner-over-hid': { kind: 'code-scanner', driver: 'hid-pos' },
  // The language is the technician's to say: the USB does not tell it.
  'usb-printer': { kind: 'label-printer', driver: 'tspl' },
};

/** Everything plugged into this machine that a device could be, for the device page to fill its forms with. */
export async function findPorts({ hid, usb }: PortAccess): Promise<readonly FoundPort[]> {
  const [machine, nodes, queues] = await Promise.all([
    listPorts({ serial: () => SerialPort.list(), hid, usb, timers: realTimers }),
    listLinePrinters(),
    findQueues(),
  ]);
  return [
    ...machine.ports.map(toFoundPort),
    ...nodes.map(({ path, label }): FoundPort => ({
      ...{ transport: 'lp', config: { path }, label: label || path },
      suggests: { kind: 'label-printer', driver: 'tspl' },
    })),
    ...queues,
  ];
}

function toFoundPort({ kind, address, label, ids, serialNumber, suggestion }: MachinePort): FoundPort {
  const usb = ids && {
    vendorId: hex(ids.vendorId),
    productId: hex(ids.productId),
    ...(serialNumber !== undefined && { serialNumber }),
  };
  return {
    transport: kind,
    config: kind === 'serial' || !usb ? { path: address } : usb,
    label: [address, label].filter((part) => part !== '').join(' '),
    ...(suggestion && { suggests: suggestions[suggestion] }),
  };
}

const hex = (id: number): string => id.toString(16).padStart(4, '0');

async function findQueues(): Promise<readonly FoundPort[]> {
  const windows = process.platform === 'win32';
  const transport = windows ? 'winspool' : 'cups';
  const found = windows
    ? await listWinspoolQueues(createWinspoolApi(), realTimers)
    : await listCupsQueues({ host: 'localhost', port: 631, timers: realTimers });
  if (!found.ok) return [];
  return found.value.map(({ queue, label }) => ({
    transport,
    config: { queue },
    label: label || queue,
    suggests: { kind: 'label-printer', driver: 'tspl' },
  }));
}
