import { afterEach, expect, test } from 'vitest';
import { ok } from '../../../domain/kernel/result.ts';
import { demoConfig, readyRig, type KioskRig } from '../../support/kiosk/kiosk-rig.ts';
import { countEvents } from '../../support/kiosk/verify-directory.ts';

let rig: KioskRig;
afterEach(() => rig.dispose());

const of = (id: string) => rig.page.view()?.devices.find((device) => device.id === id);

test('nobody sees or touches the devices unless staff have the page open', async () => {
  rig = await readyRig();
  expect(rig.page.view()).toBeUndefined();
  expect(await rig.page.act({ type: 'test-label', device: 'printer-1' })).toEqual({ outcome: 'not-allowed' });
  expect(await rig.page.save({ kind: 'label-printer', before: 'printer-1' })).toEqual({
    outcome: 'not-allowed',
  });
  expect(rig.dock().labels).toHaveLength(0);
});

test('a test label comes out, is counted, and is written down with who asked for it', async () => {
  rig = await readyRig();
  await rig.openDevices('guard');
  expect(await rig.page.act({ type: 'test-label', device: 'printer-1' })).toEqual({ outcome: 'done' });
  await rig.untilDock((dock) => dock.labels[0]?.code === 'YINGBIN TEST', 'the test label');
  expect(of('printer-1')).toMatchObject({
    health: 'ready',
    inUse: true,
    counters: { labels: 1 },
    maintenance: [{ act: 'test-label', by: expect.stringMatching(/.+/) }],
  });
});

test('a card on the reader is a test here: it is counted, and no visit begins', async () => {
  rig = await readyRig();
  await rig.openDevices('guard');
  await rig.hand({ type: 'put-card', cardId: 'walk-in' });
  await rig.untilDevices(
    (devices) => devices.some(({ id, counters }) => id === 'reader-1' && counters.reads === 1),
    'the read is counted',
  );
  expect(rig.status().screen.name).toBe('staff-devices');
});

test('a loaded roll is counted down; the last labels are told before they are gone', async () => {
  rig = await readyRig();
  await rig.openDevices('guard');
  await rig.page.act({ type: 'report', device: 'printer-1', act: 'labels-loaded', labels: 30 });
  expect(of('printer-1')).toMatchObject({ labelsLeft: 30, warnings: [] });
  await rig.page.act({ type: 'test-label', device: 'printer-1' });
  expect(of('printer-1')).toMatchObject({ labelsLeft: 29, warnings: ['labels-low'] });
});

test('each lamp can be tried, and goes out by itself', async () => {
  rig = await readyRig();
  await rig.openDevices('guard');
  await rig.untilDevices(
    (devices) => devices.some(({ id, health }) => id === 'relay-1' && health === 'ready'),
    'the relay board',
  );
  await rig.page.act({ type: 'test-signal', device: 'relay-1', channel: 'red' });
  await rig.untilDock((dock) => dock.relayBoards[0]?.on.includes('red') === true, 'the red lamp');
  await rig.untilDock((dock) => dock.relayBoards[0]?.on.length === 0, 'all lamps off again');
});

test('a supervisor sets up another printer, which works at once; a wrong value is named at its field', async () => {
  rig = await readyRig();
  await rig.openDevices('supervisor');
  const label = { widthMm: 62, heightMm: 100, gapMm: 3, dpi: 203 };
  const entry = { id: 'printer-2', driver: 'simulator', language: 'zpl', ...label };
  expect(await rig.page.save({ kind: 'label-printer', entry: { ...entry, dpi: 204 } })).toMatchObject({
    outcome: 'refused',
    problems: [{ field: 'dpi', expected: { en: 'one of 203, 300, 600' } }],
  });
  expect(await rig.page.save({ kind: 'label-printer', entry: { ...entry, id: 'printer-1' } })).toMatchObject({
    outcome: 'refused',
  });
  expect(await rig.page.save({ kind: 'label-printer', entry })).toEqual({
    outcome: 'saved',
    untilRestart: true,
  });
  await rig.untilDevices(
    (devices) => devices.some(({ id, health }) => id === 'printer-2' && health === 'ready'),
    'the new printer is ready',
  );
  expect(await rig.page.act({ type: 'test-label', device: 'printer-2' })).toEqual({ outcome: 'done' });
  expect(rig.dock().labels[0]).toMatchObject({ printer: 'printer-2' });
  expect(of('printer-2')?.maintenance.map(({ act }) => act)).toEqual(['test-label', 'configured']);

  expect(await rig.page.save({ kind: 'label-printer', before: 'printer-2' })).toMatchObject({
    outcome: 'saved',
  });
  await rig.untilDevices((devices) => devices.every(({ id }) => id !== 'printer-2'), 'the printer is gone');
});

test('a guard may test devices, but not set them up', async () => {
  rig = await readyRig();
  await rig.openDevices('guard');
  expect(await rig.page.save({ kind: 'id-reader', before: 'reader-1' })).toEqual({ outcome: 'not-allowed' });
  expect(of('reader-1')).toBeDefined();
});

test('what a device was counted by and what was done to it survive a restart', async () => {
  rig = await readyRig();
  await rig.openDevices('guard');
  await rig.page.act({ type: 'report', device: 'printer-1', act: 'labels-loaded', labels: 200 });
  await rig.page.act({ type: 'test-label', device: 'printer-1' });
  await rig.stop();
  rig = await readyRig(undefined, rig.dataDir);
  await rig.openDevices('guard');
  expect(of('printer-1')).toMatchObject({ labelsLeft: 199, counters: { labels: 1 } });
  expect(of('printer-1')?.maintenance.map(({ act }) => act)).toEqual(['test-label', 'labels-loaded']);
});

test('a driver started anew goes on, and says that it was', async () => {
  rig = await readyRig();
  await rig.openDevices('guard');
  expect(await rig.page.act({ type: 'restart', device: 'reader-1' })).toEqual({ outcome: 'done' });
  await rig.untilDevices(
    (devices) => devices.some(({ id, health }) => id === 'reader-1' && health === 'ready'),
    'the reader is back',
  );
  rig.touch('back', 'sign-out');
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
});

test('a changed configuration takes effect between two visits, never under a visitor', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
  rig.reconfigure(
    ok(demoConfig('medium', (config) => ({ ...config, devices: { ...config.devices, labelPrinters: [] } }))),
  );
  expect(rig.status().printer).toBe('ready');
  rig.touch('cancel');
  await rig.untilStatus((now) => now.printer === 'absent', 'the printer is taken away');
});

test('help is called: the amber lamp flashes until somebody comes; a visitor who is in is welcomed', async () => {
  rig = await readyRig();
  rig.touch('call-help');
  await rig.untilDock((dock) => dock.relayBoards[0]?.on.includes('amber') === true, 'the amber lamp');
  await rig.untilDock((dock) => dock.relayBoards[0]?.on.includes('amber') === false, 'it flashes');
});

test('a library that the kiosk would load is for an administrator to name', async () => {
  rig = await readyRig();
  await rig.openDevices('supervisor');
  const sam = { id: 'reader-2', driver: 'sam', transport: 'tcp', host: '127.0.0.1', port: 9 };
  for (const entry of [
    { id: 'reader-2', driver: 'vendor-library', library: '/opt/reader/sdtapi.so' },
    { ...sam, photoLibrary: '/opt/reader/wltrs.so' },
    { ...sam, helper: '/opt/reader/node' },
  ]) {
    expect(await rig.page.save({ kind: 'id-reader', entry })).toEqual({ outcome: 'not-allowed' });
  }
  expect(await rig.page.save({ kind: 'id-reader', entry: sam })).toMatchObject({ outcome: 'saved' });
});

test('a configuration that says nothing new is not written down as a new policy', async () => {
  rig = await readyRig();
  const next = demoConfig('medium', (config) => ({
    ...config,
    devices: { ...config.devices, codeScanners: [] },
  }));
  rig.reconfigure(ok(next));
  rig.reconfigure(ok(structuredClone(next)));
  await rig.untilStatus((now) => now.scanner === 'absent', 'the scanner is taken away');
  const { dataDir } = rig;
  await rig.stop();
  expect(countEvents(dataDir, 'policy.applied')).toBe(2);
});
