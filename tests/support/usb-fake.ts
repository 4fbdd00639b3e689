import { realTimers } from '../../main/devices/transport/timers.ts';
import type { TimerHandle, Timers } from '../../main/devices/transport/timers.ts';
import type {
  UsbAccess,
  UsbDevice,
  UsbEndpoint,
  UsbInterface,
  UsbPlugListener,
} from '../../main/devices/transport/usb-access.ts';
import { settle } from './fake-timers.ts';

export interface FakeUsbOptions {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string;
  readonly product?: string;
  readonly interfaces: readonly UsbInterface[];
  readonly timers?: Timers;
}

interface Spoiled {
  readonly list: string | undefined;
  readonly open: string | 'hangs' | undefined;
  readonly claim: string | undefined;
  readonly send: string | 'hangs' | undefined;
  readonly receive: string | 'hangs' | 'stalled' | undefined;
  readonly close: string | 'hangs' | undefined;
}

/** A USB device as its firmware sees it, and the bus on which the host finds it. */
export interface FakeUsb {
  readonly access: UsbAccess;
  readonly isOpen: boolean;
  /** Endpoints the host has cleared, by number. */
  readonly cleared: readonly number[];
  onOutput(listener: (endpoint: number, bytes: Uint8Array) => void): void;
  /** Sends bytes on an IN endpoint in packets of its size. They wait until the host fetches them. */
  input(endpoint: number, bytes: Uint8Array): void;
  unplug(): void;
  plug(): void;
  /** What the system or the library does from now on instead of its duty. */
  spoil(how: Partial<Spoiled>): void;
}

interface Waiting {
  readonly resolve: (packet: Uint8Array | 'silence') => void;
  readonly reject: (error: Error) => void;
  readonly alarm: TimerHandle;
}

const forever = new Promise<never>(() => {});

/** Behaves as `usb` 3.1 does: its words, one transfer at a time on an endpoint, packets, devices that go mid-transfer. */
export function createFakeUsb(options: FakeUsbOptions): FakeUsb {
  const { vendorId, productId, serialNumber, product, interfaces, timers = realTimers } = options;
  const outputs = new Set<(endpoint: number, bytes: Uint8Array) => void>();
  const watchers = new Set<UsbPlugListener>();
  const packets = new Map<number, Uint8Array[]>();
  const waiting = new Map<number, Waiting>();
  const cleared: number[] = [];
  const nothing: Spoiled = {
    list: undefined,
    open: undefined,
    claim: undefined,
    send: undefined,
    receive: undefined,
    close: undefined,
  };
  let spoiled = nothing;
  let plugs = 1;
  let plugged = true;
  let claimed: UsbInterface | undefined;
  let isOpen = false;

  const doDuty = async (what: keyof Spoiled): Promise<void> => {
    await settle();
    const how = spoiled[what];
    if (how === 'hangs') await forever;
    if (how !== undefined && how !== 'stalled') throw new Error(how);
  };

  const mustHave = (endpoint: UsbEndpoint, what: string): void => {
    if (!claimed?.endpoints.includes(endpoint)) throw new Error(`${what} error: endpoint not found`);
    if (!plugged) throw new Error(`${what} error: device disconnected`);
  };

  const hand = (number: number): void => {
    const taker = waiting.get(number);
    const packet = taker && packets.get(number)?.shift();
    if (!taker || !packet) return;
    waiting.delete(number);
    timers.clearTimeout(taker.alarm);
    taker.resolve(packet);
  };

  const device = (): UsbDevice => ({
    key: `usb-${plugs}`,
    vendorId,
    productId,
    deviceClass: 0,
    names: () => ({
      ...(product !== undefined && { product }),
      ...(serialNumber !== undefined && { serialNumber }),
    }),
    interfaces: () => interfaces,
    async open() {
      await doDuty('open');
      if (!plugged) throw new Error('open error: device not found (errno 2)');
      isOpen = true;
      return {
        async claim(which) {
          await doDuty('claim');
          if (claimed) throw new Error('claimInterface error: interface is busy (errno 16)');
          claimed = which;
        },
        async receive(endpoint, timeoutMs) {
          await doDuty('receive');
          mustHave(endpoint, 'transferIn');
          if (spoiled.receive === 'stalled') return 'stalled';
          // What the library says when two transfers meet on one endpoint.
          if (waiting.has(endpoint.number)) throw new Error('transferIn error: endpoint not found');
          return new Promise((resolve, reject) => {
            const alarm = timers.setTimeout(() => {
              waiting.delete(endpoint.number);
              resolve('silence');
            }, timeoutMs);
            waiting.set(endpoint.number, { resolve, reject, alarm });
            hand(endpoint.number);
          });
        },
        async send(endpoint, bytes) {
          await doDuty('send');
          mustHave(endpoint, 'transferOut');
          for (const take of [...outputs]) take(endpoint.number, bytes.slice());
        },
        async clearHalt({ number }) {
          await settle();
          cleared.push(number);
        },
        async close() {
          await doDuty('close');
          if (waiting.size > 0) throw new Error('closed under a transfer');
          claimed = undefined;
          isOpen = false;
        },
      };
    },
  });

  const access: UsbAccess = {
    async list() {
      await doDuty('list');
      return plugged ? [device()] : [];
    },
    async watch(listener) {
      await settle();
      watchers.add(listener);
      return async () => {
        await settle();
        watchers.delete(listener);
      };
    },
  };

  return {
    access,
    get isOpen() {
      return isOpen;
    },
    cleared,
    onOutput: (listener) => outputs.add(listener),
    input(number, bytes) {
      const size = endpointsOf(interfaces).find(
        (endpoint) => endpoint.direction === 'in' && endpoint.number === number,
      )?.packetBytes;
      if (!plugged || size === undefined) return;
      const queue = packets.get(number) ?? [];
      packets.set(number, queue);
      if (bytes.length === 0) queue.push(bytes);
      for (let at = 0; at < bytes.length; at += size) queue.push(bytes.slice(at, at + size));
      hand(number);
    },
    unplug() {
      plugged = false;
      packets.clear();
      for (const [number, { reject, alarm }] of waiting) {
        waiting.delete(number);
        timers.clearTimeout(alarm);
        reject(new Error('transferIn error: device disconnected'));
      }
      for (const watcher of [...watchers]) watcher.detached(`usb-${plugs}`);
    },
    plug() {
      plugs += 1;
      plugged = true;
      for (const watcher of [...watchers]) watcher.attached({ key: `usb-${plugs}`, vendorId, productId });
    },
    spoil(how) {
      spoiled = { ...spoiled, ...how };
    },
  };
}

const endpointsOf = (interfaces: readonly UsbInterface[]): readonly UsbEndpoint[] =>
  interfaces.flatMap(({ endpoints }) => endpoints);

const endpoint = (number: number, direction: 'in' | 'out'): UsbEndpoint => ({
  number,
  direction,
  type: 'bulk',
  packetBytes: 64,
});

const bulkInterface = (interfaceClass: number, endpoints: readonly UsbEndpoint[]): UsbInterface => ({
  number: 0,
  alternate: 0,
  interfaceClass,
  protocol: interfaceClass === 7 ? 2 : 0,
  endpoints,
});

/** The two kinds of readers behind 0400:C35A, and a printer. */
export const usbInterfaces = {
  split: bulkInterface(0xff, [endpoint(1, 'in'), endpoint(2, 'out'), endpoint(5, 'in'), endpoint(6, 'out')]),
  single: bulkInterface(0xff, [endpoint(1, 'in'), endpoint(2, 'out')]),
  printer: bulkInterface(7, [endpoint(1, 'out'), endpoint(2, 'in')]),
} as const;
