import { expect, test } from 'vitest';
import {
  createHidPosTransport,
  type HidPosOptions,
} from '../../../../../main/devices/code-scanner/hid-pos-transport.ts';
import type { HidAccess, HidDevice } from '../../../../../main/devices/transport/hid-access.ts';
import { createFakeTimers, settle } from '../../../../support/fake-timers.ts';
import { createFakeHid } from '../../../../support/hid-fake.ts';

const timers = createFakeTimers();
const honeywell = { vendorId: 0x0c2e, productId: 0x0b61 };
const page = { usagePage: 0x8c };
const hidden: HidDevice = { path: 'hid', ...honeywell };

/** Which of the listed devices is opened, or why none is. */
async function chosen(listed: readonly HidDevice[], wanted: Partial<HidPosOptions> = {}): Promise<string> {
  let tried: string | undefined;
  const access: HidAccess = {
    list: () => Promise.resolve(listed),
    open(path) {
      tried = path;
      return Promise.resolve({ write: () => Promise.resolve(), close: () => Promise.resolve() });
    },
  };
  const opened = await createHidPosTransport({ access, timers, ...wanted }).open();
  return opened.ok ? (tried ?? '') : opened.error.detail;
}

test('the first collection of the scanner page is taken, whatever else is plugged in', async () => {
  const listed = [
    { path: 'keyboard', ...honeywell, usagePage: 1 },
    { path: 'scanner', ...honeywell, ...page },
    { path: 'second', vendorId: 1, productId: 2, ...page },
  ];
  expect(await chosen(listed)).toBe('scanner');
  expect(await chosen(listed, { vendorId: 1 })).toBe('second');
});

test('of twins the one with the serial number is taken', async () => {
  const twins = ['A1', 'B2'].map((serialNumber) => ({
    path: serialNumber,
    ...honeywell,
    ...page,
    serialNumber,
  }));
  expect(await chosen(twins, { ...honeywell, serialNumber: 'B2' })).toBe('B2');
});

test('a scanner that still types is told apart from one that is not there', async () => {
  const typing = [{ path: 'keyboard', ...honeywell, usagePage: 1 }];
  expect(await chosen(typing, honeywell)).toContain('not in HID POS mode');
  expect(await chosen(typing)).toBe('no scanner in HID POS mode is plugged in');
  expect(await chosen([], honeywell)).toBe('no scanner in HID POS mode is plugged in');
});

test('where the system does not tell usages, the ids decide, and nothing is opened by chance', async () => {
  expect(await chosen([hidden], honeywell)).toBe('hid');
  expect(await chosen([hidden])).toBe('no scanner in HID POS mode is plugged in');
});

test('a library that throws, refuses or hangs while closing is contained', async () => {
  const broken = {
    list: () => Promise.reject(new Error('no hidraw')),
    open: () => Promise.reject(new Error()),
  };
  expect(await createHidPosTransport({ access: broken, timers }).open()).toMatchObject({ ok: false });
  const hid = createFakeHid({ ...hidden, ...page });
  hid.spoil({ open: 'Permission denied' });
  const refused = await createHidPosTransport({ access: hid.access, timers }).open();
  expect(refused).toMatchObject({ ok: false, error: { kind: 'denied' } });
  hid.spoil({ open: undefined, close: 'hangs' });
  const opened = await createHidPosTransport({ access: hid.access, timers }).open();
  if (!opened.ok) throw new Error(opened.error.detail);
  let closed = false;
  void opened.value.close().then(() => (closed = true));
  await timers.advance(1_000);
  await settle();
  expect(closed).toBe(true);
  expect(timers.pending()).toBe(0);
});

test('nothing is ever written to a scanner', async () => {
  const hid = createFakeHid({ ...hidden, ...page });
  const opened = await createHidPosTransport({ access: hid.access, timers }).open();
  if (!opened.ok) throw new Error(opened.error.detail);
  expect(await opened.value.write(Uint8Array.of(1))).toMatchObject({ ok: false });
  await opened.value.close();
});
