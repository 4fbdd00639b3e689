import { createSimulatedRelays } from '../../../main/devices/relay-board/simulated-relays.ts';
import type { SimulatedRelays } from '../../../main/devices/relay-board/simulated-relays.ts';
import type { HidDevice, HidFeatureAccess, HidListener } from '../../../main/devices/transport/hid-access.ts';
import type { Timers } from '../../../main/devices/transport/timers.ts';

export type HidTrouble =
  'write-fails' | 'write-hangs' | 'status-fails' | 'status-hangs' | 'status-is-garbage';

export interface FakeHidRelayOptions {
  readonly maker?: 'dcttech' | 'ucreatefun';
  readonly relayCount?: number;
  readonly serial?: string;
  readonly timers: Timers;
}

/** One USB-HID relay, as its data sheet and its owners describe it: there is no HID here to plug one into. */
export interface FakeHidRelay {
  readonly relays: SimulatedRelays;
  readonly device: HidDevice;
  readonly openHandles: number;
  unplug(): void;
  plug(): void;
  /** @param times how many calls it spoils; all from now on when left out */
  misbehave(trouble: HidTrouble | undefined, times?: number): void;
  /** Library's side. */
  attach(listener: HidListener): Awaited<ReturnType<HidFeatureAccess['open']>>;
  readonly isPlugged: boolean;
}

let lastPath = 0;
const never = <T>(): Promise<T> => new Promise(() => {});

export function createFakeHidRelay(options: FakeHidRelayOptions): FakeHidRelay {
  const { maker = 'dcttech', relayCount = 8, serial = '6QMBS', timers } = options;
  const relays = createSimulatedRelays(relayCount, timers);
  const listeners = new Set<HidListener>();
  let isPlugged = true;
  let trouble: HidTrouble | undefined;
  let left = 0;
  lastPath += 1;

  const strikes = (...those: HidTrouble[]): HidTrouble | undefined => {
    if (!trouble || !those.includes(trouble) || left <= 0) return undefined;
    left -= 1;
    return trouble;
  };

  const obey = ([number, command = 0, relay = 0, ...rest]: Uint8Array): void => {
    if (number !== 0 || rest.length !== 6 || rest.some((byte) => byte !== 0)) return;
    if (maker === 'dcttech') {
      if (command === 0xff || command === 0xfd) relays.move(relay, command === 0xff);
    } else if (relay === 0) relays.move(command & 0x0f, command >= 0xf0);
  };

  const status = (): Uint8Array => {
    const bits = relays.lit().reduce((sum, relay) => sum | (1 << (relay - 1)), 0);
    return Uint8Array.of(...Buffer.from(serial, 'latin1'), 0, 0, bits);
  };

  return {
    relays,
    device: {
      path: `/dev/hidraw${lastPath}`,
      ...(maker === 'dcttech'
        ? { vendorId: 0x16c0, productId: 0x05df }
        : { vendorId: 0x0519, productId: 0x2018 }),
      product: maker === 'dcttech' ? `USBRelay${relayCount}` : 'HIDRelay',
    },
    get openHandles() {
      return listeners.size;
    },
    get isPlugged() {
      return isPlugged;
    },
    unplug() {
      isPlugged = false;
      for (const listener of listeners) listener.failed(new Error('could not read from HID device'));
    },
    plug() {
      isPlugged = true;
    },
    misbehave(next, times = Infinity) {
      trouble = next;
      left = times;
    },
    attach(listener) {
      listeners.add(listener);
      return {
        async write(report) {
          if (!isPlugged) throw new Error('Cannot write to hid device');
          const struck = strikes('write-fails', 'write-hangs');
          if (struck === 'write-fails') throw new Error('Cannot write to hid device');
          if (struck === 'write-hangs') return never();
          obey(report);
        },
        async readFeature(id, length) {
          if (!isPlugged || id !== 1 || maker !== 'dcttech') throw new Error('could not get feature report');
          const struck = strikes('status-fails', 'status-hangs', 'status-is-garbage');
          if (struck === 'status-fails') throw new Error('could not get feature report');
          if (struck === 'status-hangs') return never();
          return (struck ? Uint8Array.of(0, 9, 8, 7, 6, 5, 4, 3, 2) : status()).subarray(0, length);
        },
        async close() {
          listeners.delete(listener);
        },
      };
    },
  };
}

/** The HID devices of a machine: these relays, and what else hangs on it. */
export function createFakeHid(
  relays: readonly FakeHidRelay[],
  others: readonly HidDevice[] = [],
): HidFeatureAccess {
  return {
    list: async () => [...others, ...relays.filter(({ isPlugged }) => isPlugged).map(({ device }) => device)],
    async open(path, listener) {
      const relay = relays.find(({ device, isPlugged }) => isPlugged && device.path === path);
      if (!relay) throw new Error(`could not open ${path}`);
      return relay.attach(listener);
    },
  };
}
