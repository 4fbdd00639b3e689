import { expect, test } from 'vitest';
import { usbFault } from '../../../../../main/devices/transport/usb-fault.ts';

// The words of usb 3.1 and of nusb 0.2 under it, on Linux unless they say otherwise.
test.each([
  [
    'open error: failed to open device (errno 13)',
    'denied',
    'not permitted, see docs/devices/usb-and-hid.md',
  ],
  ['open error: permission denied (errno 13)', 'denied', 'not permitted'],
  [
    'claimInterface error: interface is busy (errno 16)',
    'busy',
    'another program or driver holds the device',
  ],
  ['transferIn error: endpoint already in use', 'busy', 'holds the device'],
  [
    'claimInterface error: incompatible driver is installed for this interface',
    'denied',
    "needs WinUSB or the vendor's driver route",
  ],
  ['open error: LIBUSB_ERROR_NOT_SUPPORTED', 'denied', 'needs WinUSB'],
  ['claimInterface error: Device driver is "usbprint", not WinUSB or USBCCGP', 'denied', 'needs WinUSB'],
  ['transferOut error: Cancelled', 'timeout', 'transferOut error: Cancelled'],
  ['transferOut error: transfer was cancelled', 'timeout', 'transferOut'],
  ['transferIn error: Disconnected', 'lost', 'transferIn error: Disconnected'],
  ['getDevices error: /sys/bus/usb/devices/ not found (errno 2)', 'lost', '/sys/bus/usb'],
])('"%s" is a fault of its own', (words, kind, detail) => {
  const fault = usbFault(Object.assign(new Error(words), { code: 'GenericFailure' }));
  expect(fault.kind).toBe(kind);
  expect(fault.detail).toContain(detail);
  expect(fault.detail).toContain(words);
});

test('a reason that is no error is told in its own words', () => {
  expect(usbFault('gone')).toEqual({ kind: 'lost', detail: 'gone' });
});
