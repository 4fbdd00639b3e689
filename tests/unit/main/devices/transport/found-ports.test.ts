import { expect, test } from 'vitest';
import { listPorts } from '../../../../../main/devices/transport/found-ports.ts';
import type { PortSources } from '../../../../../main/devices/transport/found-ports.ts';
import type { HidDevice } from '../../../../../main/devices/transport/hid-access.ts';
import type { UsbDevice, UsbInterface, UsbNames } from '../../../../../main/devices/transport/usb-access.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import { usbInterfaces } from '../../../../support/usb-fake.ts';

const hid = (vendorId: number, productId: number, rest: Partial<HidDevice> = {}): HidDevice => ({
  path: `/dev/hidraw-${productId}`,
  vendorId,
  productId,
  ...rest,
});

const usb = (
  vendorId: number,
  productId: number,
  { deviceClass = 0, names = {}, interfaces = [] as readonly UsbInterface[] | 'denied' } = {},
): UsbDevice => ({
  key: `${vendorId}-${productId}`,
  vendorId,
  productId,
  deviceClass,
  names: (): UsbNames => names,
  interfaces() {
    if (interfaces === 'denied') throw new Error('open error: failed to open device (errno 13)');
    return interfaces;
  },
  open: () => Promise.reject(new Error('listing opens nothing')),
});

const sources = (parts: {
  readonly serial?: PortSources['serial'];
  readonly hid?: readonly HidDevice[];
  readonly usb?: readonly UsbDevice[];
}): PortSources => ({
  serial: parts.serial ?? (() => Promise.resolve([])),
  hid: { list: () => Promise.resolve(parts.hid ?? []), open: () => Promise.reject(new Error('no')) },
  usb: { list: () => Promise.resolve(parts.usb ?? []), watch: () => Promise.reject(new Error('no')) },
  timers: createFakeTimers(),
});

test('every port is listed under the name the configuration wants', async () => {
  const found = await listPorts(
    sources({
      serial: () =>
        Promise.resolve([
          { path: '/dev/ttyUSB0', manufacturer: 'QinHeng', vendorId: '1A86', productId: '7523' },
          { path: 'COM1' },
        ]),
      hid: [hid(0x0425, 0x8159, { manufacturer: 'Routon', product: 'HIDIDR', usagePage: 0xff00, usage: 1 })],
      usb: [usb(0x0400, 0xc35a, { names: { product: 'USBIDR', serialNumber: 'B2' } })],
    }),
  );
  expect(found).toEqual({
    ports: [
      {
        kind: 'serial',
        address: '/dev/ttyUSB0',
        label: 'QinHeng',
        ids: { vendorId: 0x1a86, productId: 0x7523 },
      },
      { kind: 'serial', address: 'COM1', label: '' },
      {
        kind: 'hid',
        address: '0425:8159',
        label: 'Routon HIDIDR',
        ids: { vendorId: 0x0425, productId: 0x8159 },
        usagePage: 0xff00,
        usage: 1,
        suggestion: 'sam-over-hid',
      },
      {
        kind: 'usb',
        address: '0400:c35a',
        label: 'USBIDR',
        ids: { vendorId: 0x0400, productId: 0xc35a },
        serialNumber: 'B2',
        suggestion: 'sam-over-usb',
      },
    ],
    faults: [],
  });
});

test.each<readonly [string, Parameters<typeof sources>[0], string | undefined]>([
  ['the relay by its name', { hid: [hid(0x16c0, 0x05df, { product: 'USBRelay4' })] }, 'relay-over-hid'],
  [
    'another maker’s device under the same ids',
    { hid: [hid(0x16c0, 0x05df, { product: 'Pad' })] },
    undefined,
  ],
  ['a scanner by its usage page', { hid: [hid(1, 2, { usagePage: 0x8c })] }, 'scanner-over-hid'],
  ['a keyboard', { hid: [hid(1, 2, { usagePage: 1, usage: 6 })] }, undefined],
  ['a printer by its class', { usb: [usb(1, 2, { interfaces: [usbInterfaces.printer] })] }, 'usb-printer'],
  ['a camera', { usb: [usb(1, 2, { interfaces: [usbInterfaces.single] })] }, undefined],
  ['a device nobody may look at', { usb: [usb(1, 2, { interfaces: 'denied' })] }, undefined],
])('%s is listed with what it probably is', async (_, parts, suggestion) => {
  const { ports } = await listPorts(sources(parts));
  expect(ports.map((port) => port.suggestion)).toEqual([suggestion]);
});

test('hubs and a reader waiting for firmware are left out', async () => {
  const { ports } = await listPorts(
    sources({ usb: [usb(0x1d6b, 2, { deviceClass: 9 }), usb(0x0483, 0xdf11)] }),
  );
  expect(ports).toEqual([]);
});

test('what is a serial port or a HID device is not listed again as USB, unless it is a printer too', async () => {
  const printer = usb(3, 4, { interfaces: [usbInterfaces.printer] });
  const { ports } = await listPorts(
    sources({
      serial: () => Promise.resolve([{ path: '/dev/ttyUSB0', vendorId: '1a86', productId: '7523' }]),
      hid: [hid(1, 2), hid(3, 4)],
      usb: [usb(0x1a86, 0x7523), usb(1, 2), printer],
    }),
  );
  expect(ports.map(({ kind, address }) => `${kind} ${address}`)).toEqual([
    'serial /dev/ttyUSB0',
    'hid 0001:0002',
    'hid 0003:0004',
    'usb 0003:0004',
  ]);
});

test('a list that fails, or never comes, is named, and the others are there', async () => {
  const timers = createFakeTimers();
  const parts: PortSources = {
    ...sources({ hid: [hid(1, 2)] }),
    serial: () => new Promise(() => {}),
    usb: { list: () => Promise.reject(new Error('no binary')), watch: () => Promise.reject(new Error('no')) },
    timers,
  };
  const listing = listPorts(parts);
  await timers.advance(10_000);
  const { ports, faults } = await listing;
  expect(ports).toHaveLength(1);
  expect(faults.map(({ kind, fault }) => `${kind} ${fault.kind}`).sort()).toEqual([
    'serial timeout',
    'usb lost',
  ]);
});
