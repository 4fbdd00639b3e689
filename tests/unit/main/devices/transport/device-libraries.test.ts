import { SerialPort } from 'serialport';
import { expect, test } from 'vitest';
import { listPorts } from '../../../../../main/devices/transport/found-ports.ts';
import { createHidLibrary } from '../../../../../main/devices/transport/hid-library.ts';
import { hidProfiles } from '../../../../../main/devices/transport/hid-profile.ts';
import { createHidTransport } from '../../../../../main/devices/transport/hid.ts';
import { createHotPlug } from '../../../../../main/devices/transport/hot-plug.ts';
import { realTimers } from '../../../../../main/devices/transport/timers.ts';
import { createUsbLibrary } from '../../../../../main/devices/transport/usb-library.ts';
import { createUsbBulkTransport } from '../../../../../main/devices/transport/usb.ts';

// The real libraries on whatever machine this is: most have no reader plugged in, a container has no USB at all.
const hid = createHidLibrary();
const usb = createUsbLibrary();
const nobody = { vendorId: 0xfffe, productId: 0xfffe };

test('HID devices are listed, and one that is not there cannot be opened', async () => {
  expect(Array.isArray(await hid.list())).toBe(true);
  await expect(hid.open('/dev/no-such-hidraw', { report() {}, failed() {} })).rejects.toThrow('cannot open');
  const transport = createHidTransport({
    access: hid,
    ...nobody,
    profile: hidProfiles['plain-64'],
    timers: realTimers,
  });
  expect(await transport.open()).toMatchObject({ ok: false, error: { kind: 'no-such-port' } });
});

test('USB devices are listed or it is said why not, and one that is not there cannot be opened', async () => {
  const listed = await usb.list().catch((error: unknown) => String(error));
  if (typeof listed === 'string') expect(listed).toContain('getDevices error');
  const transport = createUsbBulkTransport({
    access: usb,
    match: nobody,
    layout: 'auto',
    timers: realTimers,
  });
  const kind = typeof listed === 'string' ? 'lost' : 'no-such-port';
  expect(await transport.open()).toMatchObject({ ok: false, error: { kind } });
});

test('plugging is watched for, or it is said why not, and the watch ends', async () => {
  const hotPlug = createHotPlug(usb);
  const started = await hotPlug.start();
  if (!started.ok) expect(started.error.detail).toContain('getDevices error');
  await hotPlug.stop();
  const end = await usb.watch({ attached() {}, detached() {} });
  await end();
});

test('everything there is to choose from is listed', async () => {
  const { ports, faults } = await listPorts({
    serial: () => SerialPort.list(),
    hid,
    usb,
    timers: realTimers,
  });
  for (const { address } of ports) expect(address).not.toBe('');
  expect(faults.map(({ kind }) => kind).filter((kind) => kind !== 'usb')).toEqual([]);
});
