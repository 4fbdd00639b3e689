import { expect, test } from 'vitest';
import type { UsbInterface } from '../../../../../main/devices/transport/usb-access.ts';
import { choosePipes } from '../../../../../main/devices/transport/usb-pipes.ts';
import type { MessageHeader, UsbLayout } from '../../../../../main/devices/transport/usb-pipes.ts';
import { usbInterfaces } from '../../../../support/usb-fake.ts';

const { split, single, printer } = usbInterfaces;

const header: MessageHeader = { bytes: 7, restBytes: () => 0 };

const choose = (interfaces: readonly UsbInterface[], layout: UsbLayout, interfaceClass?: number) =>
  choosePipes(interfaces, { layout, interfaceClass, header });

const numbersOf = (...wanted: Parameters<typeof choose>) => {
  const chosen = choose(...wanted);
  if (!chosen.ok) return chosen.error;
  const { pipes } = chosen.value;
  const ends =
    pipes.type === 'single'
      ? [pipes.out, pipes.in]
      : [pipes.outHeader, pipes.outRest, pipes.inHeader, pipes.inRest];
  return [pipes.type, ...ends.flatMap((end) => end?.number ?? [])].join(' ');
};

const storage: UsbInterface = { ...single, number: 1, interfaceClass: 8 };
const hid: UsbInterface = {
  ...single,
  interfaceClass: 3,
  endpoints: single.endpoints.map((end) => ({ ...end, type: 'interrupt' })),
};
const serialData: UsbInterface = { ...single, number: 2, interfaceClass: 10 };

test('both kinds of readers are told apart by their endpoints', () => {
  expect(numbersOf([split], 'auto')).toBe('split 2 6 1 5');
  expect(numbersOf([single], 'auto')).toBe('single 2 1');
});

test('the order in which a device lists its endpoints does not matter', () => {
  const turned = { ...split, endpoints: [...split.endpoints].reverse() };
  expect(numbersOf([turned], 'auto')).toBe('split 2 6 1 5');
});

test('a reader with two pairs can be used by the first alone', () => {
  expect(numbersOf([split], 'single')).toBe('single 2 1');
});

test('a layout that the device has not is refused', () => {
  expect(numbersOf([single], 'split')).toBe('no interface with bulk endpoints that fit the layout split');
  expect(numbersOf([hid], 'auto')).toBe('no interface with bulk endpoints that fit the layout auto');
  expect(numbersOf([], 'auto')).toContain('no interface');
  expect(numbersOf([single], 'printer')).toContain('layout printer');
});

test('a reader’s own interface comes before its serial one, and its memory stick is left alone', () => {
  const own = { ...single, number: 3 };
  expect(choose([storage, serialData, own], 'auto')).toMatchObject({ value: { interface: own } });
  expect(choose([storage, serialData], 'auto')).toMatchObject({ value: { interface: serialData } });
  expect(numbersOf([storage, printer], 'auto')).toContain('no interface');
});

test('a reader with two pairs is refused where nobody knows where to cut', () => {
  expect(choosePipes([split], { layout: 'auto' })).toMatchObject({ ok: false });
});

test('an interface class asked for is the only one taken', () => {
  expect(choose([single, serialData], 'auto', 10)).toMatchObject({ value: { interface: serialData } });
  expect(numbersOf([single], 'auto', 10)).toContain('no interface');
});

test('of a printer the setting that answers is taken, and none that speaks another protocol', () => {
  const oneWay = { ...printer, alternate: 0, protocol: 1, endpoints: printer.endpoints.slice(0, 1) };
  const twoWay = { ...printer, alternate: 1, protocol: 2 };
  const ippOverUsb = { ...printer, alternate: 2, protocol: 4 };
  expect(choose([oneWay, twoWay, ippOverUsb], 'printer')).toMatchObject({
    value: { interface: twoWay },
  });
  expect(numbersOf([oneWay], 'printer')).toBe('single 1');
  expect(numbersOf([ippOverUsb], 'printer')).toContain('no interface');
});
