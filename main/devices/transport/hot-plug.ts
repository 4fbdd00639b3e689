import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { LinkFault } from './byte-stream.ts';
import type { Wake } from './kept-link.ts';
import type { UsbAccess } from './usb-access.ts';
import { usbFault } from './usb-fault.ts';
import type { UsbIds } from './usb-ids.ts';

export interface PlugChange extends UsbIds {
  readonly type: 'attached' | 'detached';
}

/** Notices devices that are plugged in or pulled out, HID devices and USB serial adapters among them. */
export interface HotPlug {
  /** Says once whether plugging is noticed at all; where it is not, links still try again by themselves. Never rejects. */
  start(): Promise<Result<void, LinkFault>>;
  onChange(listener: (change: PlugChange) => void): () => void;
  /** For a kept link: wakes it when such a device is plugged in, or any device where none is named. */
  wakeFor(ids?: UsbIds): Wake;
  stop(): Promise<void>;
}

export function createHotPlug(access: UsbAccess): HotPlug {
  const listeners = new Set<(change: PlugChange) => void>();
  /** What is plugged in, because a device that has gone can no longer be asked who it was. */
  const present = new Map<string, UsbIds>();
  let watching: Promise<() => Promise<void>> | undefined;

  const tell = (type: PlugChange['type'], { vendorId, productId }: UsbIds): void => {
    for (const listener of [...listeners]) listener({ type, vendorId, productId });
  };

  const watch = async (): Promise<() => Promise<void>> => {
    const stopWatching = await access.watch({
      attached(device) {
        if (!present.has(device.key)) tell('attached', device);
        present.set(device.key, device);
      },
      detached(key) {
        const device = present.get(key);
        present.delete(key);
        if (device) tell('detached', device);
      },
    });
    try {
      // Only now, so that nothing plugged in meanwhile is missed.
      for (const device of await access.list()) present.set(device.key, device);
    } catch (error) {
      // The library's watch would keep the process alive.
      await stopWatching();
      throw error;
    }
    return stopWatching;
  };

  const onChange: HotPlug['onChange'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    async start() {
      try {
        watching ??= watch();
        await watching;
        return ok();
      } catch (error) {
        return err(usbFault(error));
      }
    },
    onChange,
    wakeFor: (ids) => (onWake) =>
      onChange(({ type, vendorId, productId }) => {
        const isMeant = !ids || (ids.vendorId === vendorId && ids.productId === productId);
        if (type === 'attached' && isMeant) onWake();
      }),
    async stop() {
      const stopWatching = await watching?.catch(() => undefined);
      watching = undefined;
      present.clear();
      await stopWatching?.().catch(() => {});
    },
  };
}
