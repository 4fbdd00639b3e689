import { devicesAsync, HIDAsync } from 'node-hid';
import type { HidFeatureAccess } from './hid-access.ts';

/** The real HID devices of this machine. A library that cannot be loaded shows as a rejection, not earlier. */
export function createHidLibrary(): HidFeatureAccess {
  return {
    async list() {
      const devices = await devicesAsync();
      return devices.flatMap(({ path, vendorId, productId, ...rest }) => {
        if (path === undefined) return [];
        const { serialNumber, manufacturer, product, usagePage, usage } = rest;
        return {
          path,
          vendorId,
          productId,
          ...(serialNumber !== undefined && { serialNumber }),
          ...(manufacturer !== undefined && { manufacturer }),
          ...(product !== undefined && { product }),
          ...(usagePage !== undefined && { usagePage }),
          ...(usage !== undefined && { usage }),
        };
      });
    },

    async open(path, listener) {
      const device = await HIDAsync.open(path);
      device.on('error', (reason: unknown) => listener.failed(reason));
      device.on('data', (bytes: Uint8Array) => listener.report(bytes));
      // node-hid begins to read a tick later, and would throw into the process if the device were closed by then.
      await new Promise((resolve) => setImmediate(resolve));
      return {
        async write(report) {
          await device.write(Buffer.from(report));
        },
        readFeature: (id, bytes) => device.getFeatureReport(id, bytes),
        close: () => device.close(),
      };
    },
  };
}
