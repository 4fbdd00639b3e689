import { afterEach, beforeEach, expect, test } from 'vitest';
import { seconds } from '../../../../../domain/kernel/time.ts';
import type { ByteStream, LinkFault } from '../../../../../main/devices/transport/byte-stream.ts';
import type { HidAccess, HidDevice } from '../../../../../main/devices/transport/hid-access.ts';
import { hidWriteLimitMs } from '../../../../../main/devices/transport/hid-link.ts';
import { hidProfiles } from '../../../../../main/devices/transport/hid-profile.ts';
import type { HidProfile } from '../../../../../main/devices/transport/hid-profile.ts';
import { createHidTransport } from '../../../../../main/devices/transport/hid.ts';
import { createFakeTimers, settle } from '../../../../support/fake-timers.ts';
import type { FakeTimers } from '../../../../support/fake-timers.ts';
import { bytesOf, hexOf } from '../../../../support/hex.ts';
import { createFakeHid } from '../../../../support/hid-fake.ts';
import type { FakeHid } from '../../../../support/hid-fake.ts';

const ids = { vendorId: 0x0425, productId: 0x8159 };
const device: HidDevice = { path: '/dev/hidraw0', ...ids };

let timers: FakeTimers;
let hid: FakeHid;
beforeEach(() => {
  timers = createFakeTimers();
  hid = createFakeHid(device);
});
afterEach(() => expect(timers.pending()).toBe(0));

const transport = (profile: HidProfile = hidProfiles['plain-64'], access: HidAccess = hid.access) =>
  createHidTransport({ access, ...ids, profile, timers });

interface Opened {
  readonly stream: ByteStream;
  readonly heard: string[];
  readonly faults: LinkFault[];
}

async function open(profile?: HidProfile): Promise<Opened> {
  const opened = await transport(profile).open();
  if (!opened.ok) throw new Error(opened.error.detail);
  const heard: string[] = [];
  const faults: LinkFault[] = [];
  opened.value.onData((bytes) => heard.push(hexOf(bytes)));
  opened.value.onLost((fault) => faults.push(fault));
  return { stream: opened.value, heard, faults };
}

const several = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await settle();
};

test('its name says which device is meant', () => {
  expect(transport().name).toBe('hid 0425:8159');
  const second = createHidTransport({
    access: hid.access,
    ...ids,
    serialNumber: 'B2',
    profile: hidProfiles['plain-64'],
    timers,
  });
  expect(second.name).toBe('hid 0425:8159 B2');
});

test('of several devices the one with the serial number is opened, of several collections the vendor’s own', async () => {
  const tried: string[] = [];
  const listed: readonly HidDevice[] = [
    { path: 'other', vendorId: 1, productId: 2, usagePage: 0xff00 },
    { path: 'twin', ...ids, serialNumber: 'A1', usagePage: 0xff00 },
    { path: 'keyboard', ...ids, serialNumber: 'B2', usagePage: 1 },
    { path: 'reader', ...ids, serialNumber: 'B2', usagePage: 0xff00 },
  ];
  const access: HidAccess = {
    list: () => Promise.resolve(listed),
    open(path) {
      tried.push(path);
      return Promise.reject(new Error('enough'));
    },
  };
  const profile = hidProfiles['plain-64'];
  await createHidTransport({ access, ...ids, serialNumber: 'B2', profile, timers }).open();
  await createHidTransport({ access, ...ids, profile, timers }).open();
  expect(tried).toEqual(['reader', 'twin']);
});

test.each([
  ['cannot open device with path x: Permission denied', 'denied', 'docs/devices'],
  ['cannot open device with path x: (0x00000005) Access is denied.', 'denied', 'docs/devices'],
  ['cannot open device with path x: Device or resource busy', 'busy', 'busy'],
  ['(0x00000020) The file is being used by another process.', 'busy', 'another process'],
  ['cannot open device with path x: No such file or directory', 'no-such-port', 'No such'],
  ['something new', 'lost', 'something new'],
])('"%s" is a fault of its own', async (words, kind, detail) => {
  hid.spoil({ open: words });
  expect(await transport().open()).toEqual({
    ok: false,
    error: { kind, detail: expect.stringContaining(detail) as string },
  });
});

test('a device that is not there, a library that cannot list and a senseless profile are faults', async () => {
  hid.unplug();
  expect(await transport().open()).toMatchObject({ error: { kind: 'no-such-port' } });
  const broken: HidAccess = { ...hid.access, list: () => Promise.reject(new Error('no binary')) };
  expect(await transport(undefined, broken).open()).toMatchObject({ error: { detail: 'no binary' } });
  const senseless: HidProfile = { reportBytes: 0, lengthPrefix: 'none' };
  expect(await transport(senseless).open()).toMatchObject({ error: { kind: 'refused' } });
});

test('a device pulled out is lost, once, and nothing can be written to it', async () => {
  const { stream, faults } = await open();
  hid.unplug();
  expect(faults).toEqual([{ kind: 'lost', detail: expect.stringContaining('disconnected') as string }]);
  expect(await stream.write(Uint8Array.of(1))).toMatchObject({ ok: false });
  await stream.close();
  expect(hid.open).toBe(0);
});

test('a write that is refused says so, and the next one may succeed', async () => {
  const { stream } = await open();
  hid.spoil({ write: 'Cannot write to hid device: Broken pipe' });
  expect(await stream.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { kind: 'lost' } });
  hid.spoil({ write: undefined });
  expect(await stream.write(Uint8Array.of(1))).toMatchObject({ ok: true });
  await stream.close();
});

test('a device that takes no report is not waited for beyond the limit, nor at closing', async () => {
  const { stream } = await open();
  hid.spoil({ write: 'hangs', close: 'hangs' });
  const written = stream.write(Uint8Array.of(1));
  await timers.advance(hidWriteLimitMs);
  expect(await written).toMatchObject({ ok: false, error: { detail: 'the device does not take a report' } });
  const closed = stream.close();
  await timers.advance(seconds(1));
  await closed;
});

test('messages written at once go out one after the other, each in reports of its own', async () => {
  const reports: string[] = [];
  hid.onOutput((report) => reports.push(hexOf(report.subarray(0, 2))));
  const { stream } = await open();
  await Promise.all([stream.write(new Uint8Array(100).fill(1)), stream.write(new Uint8Array(100).fill(2))]);
  expect(reports).toEqual(['0101', '0101', '0202', '0202']);
  await stream.close();
});

test('in turns, the next part goes out when the device asks for it, and only then', async () => {
  const reports: string[] = [];
  hid.onOutput((report) => reports.push(hexOf(report.subarray(0, 2))));
  const { stream } = await open(hidProfiles['length-prefix-64']);
  const written = stream.write(new Uint8Array(100).fill(7));
  await several();
  expect(reports).toEqual(['3F07']);
  hid.input(bytesOf('FF'));
  expect(await written).toMatchObject({ ok: true });
  expect(reports).toEqual(['3F07', '2507']);
  await stream.close();
});

test('in turns, a device that never asks for the next part fails the write within its time', async () => {
  const { stream } = await open(hidProfiles['length-prefix-64']);
  const written = stream.write(new Uint8Array(100));
  await several();
  await timers.advance(500);
  expect(await written).toMatchObject({
    ok: false,
    error: { detail: 'the device does not ask for the next part' },
  });
  await stream.close();
});

test('a full report is acknowledged, a short one is not', async () => {
  const reports: string[] = [];
  hid.onOutput((report) => reports.push(hexOf(report.subarray(0, 2))));
  const { stream, heard } = await open(hidProfiles['length-prefix-64']);
  hid.input(bytesOf(`3F${'11'.repeat(63)}`));
  await several();
  hid.input(bytesOf(`02AABB${'00'.repeat(61)}`));
  await several();
  expect(reports).toEqual(['FF00']);
  expect(heard).toEqual(['11'.repeat(63), 'AABB']);
  await stream.close();
});

// Full reports without end, and a pipe to the device that has stopped: one answer waits, not one for every report.
test('a device that floods and takes nothing piles up nothing', async () => {
  let asked = 0;
  const access: HidAccess = {
    ...hid.access,
    async open(path, listener) {
      const handle = await hid.access.open(path, listener);
      const write = (): Promise<void> => {
        asked += 1;
        return new Promise(() => {});
      };
      return { ...handle, write };
    },
  };
  const opened = await transport(hidProfiles['length-prefix-64'], access).open();
  for (let report = 0; report < 1_000; report += 1) hid.input(bytesOf(`3F${'11'.repeat(63)}`));
  await several();
  expect(asked).toBe(1);
  await timers.advance(hidWriteLimitMs);
  if (opened.ok) await opened.value.close();
});

test('reports that are none of this profile’s bring nothing', async () => {
  const { stream, heard, faults } = await open(hidProfiles['length-prefix-64']);
  for (const report of ['', '3F11', 'AA00', '00'.repeat(80)]) hid.input(bytesOf(report));
  await several();
  expect(heard).toEqual([]);
  expect(faults).toEqual([]);
  await stream.close();
});
