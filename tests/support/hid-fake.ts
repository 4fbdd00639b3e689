import type { HidAccess, HidDevice, HidListener } from '../../main/devices/transport/hid-access.ts';
import { settle } from './fake-timers.ts';

/** A HID device as its firmware sees it, and the access through which the host finds it. */
export interface FakeHid {
  readonly access: HidAccess;
  /** How many handles are open. */
  readonly open: number;
  /** What the host has written, without the report's number. */
  onOutput(listener: (report: Uint8Array) => void): void;
  /** Sends an input report as it is, however wrong. Nothing happens while nobody has opened the device. */
  input(report: Uint8Array): void;
  /** The device is gone: it is not listed, and every handle fails the way hidapi says it. */
  unplug(): void;
  plug(): void;
  /** What the system or the library does from now on instead of its duty. */
  spoil(how: Partial<Spoiled>): void;
}

interface Spoiled {
  readonly open: string | 'hangs' | undefined;
  readonly write: string | 'hangs' | undefined;
  readonly close: string | 'hangs' | undefined;
}

const forever = new Promise<never>(() => {});

/** @param reportBytes without the number, which must stand in front of every report written */
export function createFakeHid(device: HidDevice, reportBytes = 64, reportId = 0): FakeHid {
  const handles = new Set<HidListener>();
  const outputs = new Set<(report: Uint8Array) => void>();
  let plugged = true;
  let spoiled: Spoiled = { open: undefined, write: undefined, close: undefined };

  /** Every call takes its turn of the event loop, as calls into a library's threads do. */
  const doDuty = async (what: keyof Spoiled): Promise<void> => {
    await settle();
    const how = spoiled[what];
    if (how === 'hangs') await forever;
    if (how !== undefined) throw new Error(how);
  };

  const access: HidAccess = {
    async list() {
      await settle();
      return plugged ? [device] : [];
    },
    async open(path, listener) {
      await doDuty('open');
      if (!plugged || path !== device.path) {
        throw new Error(`cannot open device with path ${path}: No such file or directory`);
      }
      handles.add(listener);
      return {
        async write(report) {
          await doDuty('write');
          if (!handles.has(listener)) throw new Error('device has been closed');
          if (report.length !== reportBytes + 1 || report[0] !== reportId) {
            throw new Error('Cannot write to hid device: Invalid argument');
          }
          for (const take of [...outputs]) take(report.slice(1));
        },
        async close() {
          await doDuty('close');
          handles.delete(listener);
        },
      };
    },
  };

  return {
    access,
    get open() {
      return handles.size;
    },
    onOutput: (listener) => outputs.add(listener),
    input(report) {
      for (const listener of [...handles]) setImmediate(() => listener.report(report.slice()));
    },
    unplug() {
      plugged = false;
      // hidapi's reason comes as bare text, not as an error.
      for (const listener of [...handles]) {
        listener.failed('could not read from HID device: unexpected poll error (device disconnected)');
      }
    },
    plug() {
      plugged = true;
    },
    spoil(how) {
      spoiled = { ...spoiled, ...how };
    },
  };
}
