import { beforeEach, expect, test, vi } from 'vitest';
import type { UsbHandle } from '../../../../../main/devices/transport/usb-access.ts';
import { createUsbLibrary } from '../../../../../main/devices/transport/usb-library.ts';
import { usbInterfaces } from '../../../../support/usb-fake.ts';

// The native half of usb 3.1 as it behaves, with its words: nothing of it can be plugged in here.
const native = vi.hoisted(() => ({
  acts: [] as string[],
  /** The next call of this name rejects with these words. */
  refuse: new Map<string, string>(),
  incoming: undefined as Uint8Array | null | undefined,
}));

vi.mock('usb/index.js', () => {
  const act = async (what: string, ...details: readonly unknown[]): Promise<void> => {
    const words = native.refuse.get(what);
    native.refuse.delete(what);
    if (words !== undefined) throw Object.assign(new Error(words), { code: 'GenericFailure' });
    native.acts.push([what, ...details].join(' '));
    await Promise.resolve();
  };
  const device = {
    handle: 'DeviceId(1)',
    vendorId: 0x0400,
    productId: 0xc35a,
    deviceClass: 0,
    manufacturerName: null,
    productName: 'USBIDR',
    get serialNumber(): string {
      throw new Error('open error: failed to open device (errno 13)');
    },
    configuration: {
      interfaces: [
        {
          interfaceNumber: 0,
          alternates: [
            {
              alternateSetting: 0,
              interfaceClass: 0xff,
              interfaceProtocol: 0,
              endpoints: usbInterfaces.single.endpoints.map(({ number, direction, type, packetBytes }) => ({
                endpointNumber: number,
                direction,
                type,
                packetSize: packetBytes,
              })),
            },
          ],
        },
      ],
    },
    open: () => act('open'),
    close: () => act('close'),
    claimInterface: (number: number) => act('claim', number),
    releaseInterface: (number: number) => act('release', number),
    selectAlternateInterface: (number: number, alternate: number) => act('alternate', number, alternate),
    detachKernelDriver: (number: number) => act('detach', number),
    attachKernelDriver: (number: number) => act('attach', number),
    clearHalt: (direction: string, number: number) => act('clear', direction, number),
    async nativeTransferIn(number: number, timeoutMs: number, bytes: number) {
      await act('in', number, timeoutMs, bytes);
      return native.incoming;
    },
    async nativeTransferOut(number: number, timeoutMs: number, bytes: Uint8Array) {
      await act('out', number, timeoutMs, bytes.length);
      return Math.min(bytes.length, 100);
    },
  };
  class Emitter {
    addAttach = async (told: (arrived: typeof device) => void) => {
      await act('watch attach');
      told(device);
    };
    addDetach = async (told: (key: string) => void) => {
      await act('watch detach');
      told('DeviceId(1)');
    };
    removeAttach = () => act('end attach');
    removeDetach = () => act('end detach');
  }
  return { nativeGetDevices: () => Promise.resolve([device]), Emitter };
});

beforeEach(() => {
  native.acts.length = 0;
  native.refuse.clear();
  native.incoming = undefined;
});

const [inPipe, outPipe] = usbInterfaces.single.endpoints;
if (!inPipe || !outPipe) throw new Error('a pair of pipes is needed');

async function open(): Promise<UsbHandle> {
  const [device] = await createUsbLibrary().list();
  if (!device) throw new Error('no device');
  return device.open();
}

test('a device tells what it may, and its interfaces as they are', async () => {
  const [device] = await createUsbLibrary().list();
  expect(device).toMatchObject({ key: 'DeviceId(1)', vendorId: 0x0400, productId: 0xc35a, deviceClass: 0 });
  expect(device?.names()).toEqual({ product: 'USBIDR' });
  expect(device?.interfaces()).toEqual([usbInterfaces.single]);
});

test('the kernel’s own driver is taken off before claiming, and put back after closing', async () => {
  const handle = await open();
  await handle.claim(usbInterfaces.single);
  await handle.close();
  expect(native.acts).toEqual(['open', 'detach 0', 'claim 0', 'release 0', 'attach 0', 'close']);
});

test('where the kernel has no driver for it none is put back', async () => {
  native.refuse.set('detach', 'detachKernelDriver error: no kernel driver attached');
  const handle = await open();
  await handle.claim({ ...usbInterfaces.single, alternate: 2 });
  await handle.close();
  expect(native.acts).toEqual(['open', 'claim 0', 'alternate 0 2', 'release 0', 'close']);
});

test('an interface that cannot be claimed goes back to the kernel', async () => {
  native.refuse.set('claim', 'claimInterface error: interface is busy (errno 16)');
  const handle = await open();
  await expect(handle.claim(usbInterfaces.single)).rejects.toThrow('busy');
  await handle.close();
  expect(native.acts).toEqual(['open', 'detach 0', 'attach 0', 'close']);
});

test('closing a device that is gone ends without complaint', async () => {
  const handle = await open();
  await handle.claim(usbInterfaces.single);
  native.refuse.set('release', 'releaseInterface error: not claimed');
  native.refuse.set('attach', 'attachKernelDriver error: device disconnected');
  await handle.close();
  expect(native.acts.at(-1)).toBe('close');
});

test('one packet is asked for at a time', async () => {
  native.incoming = Uint8Array.of(1, 2, 3);
  const handle = await open();
  expect(await handle.receive(inPipe, 250)).toEqual(Uint8Array.of(1, 2, 3));
  expect(native.acts.at(-1)).toBe('in 1 250 64');
});

test.each([
  ['transferIn error: Cancelled', 'silence'],
  ['transferIn error: transfer was cancelled', 'silence'],
  ['transferIn error: Stall', 'stalled'],
  ['transferIn error: endpoint stalled', 'stalled'],
])('"%s" is %s', async (words, meaning) => {
  native.refuse.set('in', words);
  const handle = await open();
  expect(await handle.receive(inPipe, 250)).toBe(meaning);
});

test('a device that is gone rejects', async () => {
  native.refuse.set('in', 'transferIn error: Disconnected');
  const handle = await open();
  await expect(handle.receive(inPipe, 250)).rejects.toThrow('Disconnected');
});

test('bytes that were not all taken are no success', async () => {
  const handle = await open();
  await handle.send(outPipe, new Uint8Array(100), 1_000);
  await expect(handle.send(outPipe, new Uint8Array(101), 1_000)).rejects.toThrow('only 100 of 101');
});

test('what comes and goes is told until the watch ends', async () => {
  const told: string[] = [];
  const end = await createUsbLibrary().watch({
    attached: ({ key, vendorId }) => told.push(`${key} ${vendorId}`),
    detached: (key) => told.push(key),
  });
  expect(told).toEqual(['DeviceId(1) 1024', 'DeviceId(1)']);
  await end();
  expect(native.acts).toEqual(['watch attach', 'watch detach', 'end attach', 'end detach']);
});
