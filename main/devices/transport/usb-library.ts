/// <reference types="w3c-web-usb" />
import type { UsbDevice as NativeDevice } from 'usb/index.js';
import type { UsbAccess, UsbDevice, UsbEndpoint, UsbHandle, UsbInterface } from './usb-access.ts';

/**
 * The real USB devices of this machine, through the native half of `usb` 3.1. Its WebUSB half adds nothing we need and
 * throws into the process, where nobody can catch it, when it cannot list devices or watch for them.
 */
export function createUsbLibrary(): UsbAccess {
  // Loaded on demand: importing it throws on a machine it has no binary for.
  const load = () => import('usb/index.js');
  return {
    async list() {
      const { nativeGetDevices } = await load();
      return (await nativeGetDevices()).map(toDevice);
    },
    async watch(listener) {
      const { Emitter } = await load();
      const emitter = new Emitter();
      await emitter.addAttach(({ handle, vendorId, productId }) =>
        listener.attached({ key: handle, vendorId, productId }),
      );
      await emitter.addDetach((key) => listener.detached(key));
      return async () => {
        await emitter.removeAttach();
        await emitter.removeDetach();
      };
    },
  };
}

function toDevice(device: NativeDevice): UsbDevice {
  return {
    key: device.handle,
    vendorId: device.vendorId,
    productId: device.productId,
    deviceClass: device.deviceClass,
    names() {
      const manufacturer = readName(() => device.manufacturerName);
      const product = readName(() => device.productName);
      const serialNumber = readName(() => device.serialNumber);
      return {
        ...(manufacturer !== undefined && { manufacturer }),
        ...(product !== undefined && { product }),
        ...(serialNumber !== undefined && { serialNumber }),
      };
    },
    interfaces: () => device.configuration.interfaces.flatMap(toInterfaces),
    async open() {
      await device.open();
      return toHandle(device);
    },
  };
}

/** A name the system has not kept is asked of the device, which takes rights that reading its ids does not. */
function readName(read: () => string | null): string | undefined {
  try {
    return read() ?? undefined;
  } catch {
    return undefined;
  }
}

function toInterfaces({ interfaceNumber, alternates }: USBInterface): UsbInterface[] {
  return alternates.map(({ alternateSetting, interfaceClass, interfaceProtocol, endpoints }) => ({
    number: interfaceNumber,
    alternate: alternateSetting,
    interfaceClass,
    protocol: interfaceProtocol,
    endpoints: endpoints.map(({ endpointNumber, direction, type, packetSize }) => ({
      number: endpointNumber,
      direction,
      type,
      packetBytes: packetSize,
    })),
  }));
}

function toHandle(device: NativeDevice): UsbHandle {
  let claimed: number | undefined;
  let takenFromKernel: number | undefined;
  return {
    async claim({ number, alternate }) {
      takenFromKernel = await device.detachKernelDriver(number).then(
        () => number,
        // There was none, or this is not Linux. Where it matters, claiming fails and says so.
        () => undefined,
      );
      await device.claimInterface(number);
      claimed = number;
      if (alternate !== 0) await device.selectAlternateInterface(number, alternate);
    },

    // One packet at a time: of a longer transfer that runs out of time the library throws away what has arrived.
    async receive({ number, packetBytes }: UsbEndpoint, timeoutMs) {
      try {
        return (await device.nativeTransferIn(number, timeoutMs, packetBytes)) ?? 'silence';
      } catch (error) {
        const words = String(error);
        if (/cancelled/i.test(words)) return 'silence';
        if (/stall/i.test(words)) return 'stalled';
        throw error;
      }
    },

    async send({ number }, bytes, timeoutMs) {
      const taken = await device.nativeTransferOut(number, timeoutMs, bytes);
      if (taken < bytes.length) throw new Error(`only ${taken} of ${bytes.length} bytes were taken`);
    },

    clearHalt: ({ direction, number }) => device.clearHalt(direction, number),

    async close() {
      // Of a device that is gone nothing can be given back.
      if (claimed !== undefined) await device.releaseInterface(claimed).catch(() => {});
      if (takenFromKernel !== undefined) await device.attachKernelDriver(takenFromKernel).catch(() => {});
      await device.close();
    },
  };
}
