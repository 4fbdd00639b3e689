import { afterEach, expect, test } from 'vitest';
import { ok } from '../../../domain/kernel/result.ts';
import type { KioskConfig } from '../../../main/app/config-schema.ts';
import type { FaceSetup, FaceState } from '../../../preload/contract/face.ts';
import { demoConfig, startRig, type KioskRig, type SiteTier } from '../../support/kiosk/kiosk-rig.ts';
import { countEvents } from '../../support/kiosk/verify-directory.ts';

// The camera as main has it: what the window asks and tells, and what the machine, staff and the shells make of it.

let rig: KioskRig;
afterEach(() => rig.dispose());

type Devices = Partial<KioskConfig['devices']>;
async function start(tier: SiteTier, devices: Devices = {}): Promise<void> {
  rig = await startRig(
    ok(demoConfig(tier, (config) => ({ ...config, devices: { ...config.devices, ...devices } }))),
  );
}
const setup = async (): Promise<FaceSetup | undefined> => rig.app.handlers['face.setup'](undefined);
const tells = (state: FaceState): void => void rig.app.handlers['face.state'](state);
const isCamera = (health: string) =>
  rig.untilStatus(({ camera }) => camera === health, `the camera is ${health}`);

test('the window is asked for the camera, and for an engine only where faces are compared', async () => {
  await start('high');
  expect(await setup()).toEqual({ camera: { id: 'camera-1', driver: 'simulator', turn: 1 } });
  await rig.dispose();
  await start('medium');
  expect(await setup()).toMatchObject({ camera: { id: 'camera-1' }, cameraOnly: true });
  await rig.dispose();
  await start('high', { cameras: [] });
  expect(await setup()).toBeUndefined();
  expect(rig.status().camera).toBe('absent');
});

test('how it is reaches the machine, the staff and the ledger, and no visitor', async () => {
  await start('high');
  tells({ camera: 'works', engine: 'ready' });
  await isCamera('ready');
  tells({ camera: 'absent', engine: 'ready', detail: 'in use by another program' });
  await isCamera('absent');
  expect(countEvents(rig.dataDir, 'device.fault')).toBe(1);
  expect(rig.status().screen.name).toBe('home');
  rig.touch('start-staff');
  await rig.until('staff-sign-in');
  await rig.signIn('guard');
  const menu = await rig.until('staff-menu');
  expect(menu.alerts).toContainEqual({ key: 'camera.absent', device: 'camera-1' });
  tells({ camera: 'works', engine: 'ready' });
  await isCamera('ready');
  expect(countEvents(rig.dataDir, 'device.recovered')).toBe(1);
});

test('started anew on the device page, it is told anew from the beginning', async () => {
  await start('high');
  tells({ camera: 'works', engine: 'failed', detail: 'self-test' });
  await isCamera('fault');
  await rig.openDevices('guard');
  const shown = rig.page.view()?.devices.find(({ id }) => id === 'camera-1');
  expect(shown).toMatchObject({ kind: 'camera', health: 'fault', link: 'window' });
  expect(shown?.says).toContain('self-test');
  expect(await rig.page.act({ type: 'restart', device: 'camera-1' })).toEqual({ outcome: 'done' });
  await isCamera('connecting');
  expect((await setup())?.camera.turn).toBe(2);
  tells({ camera: 'works', engine: 'ready' });
  await isCamera('ready');
});

test('without a window there is no camera', async () => {
  await start('high');
  tells({ camera: 'works', engine: 'ready' });
  await isCamera('ready');
  rig.app.windowLost();
  await isCamera('absent');
});

test('set up, taken away and set up again, it works without a restart; a second one is refused', async () => {
  await start('high');
  await rig.openDevices('supervisor');
  const save = (entry?: Record<string, string>, before?: string) =>
    rig.page.save({ kind: 'camera', ...(entry && { entry }), ...(before !== undefined && { before }) });
  expect(await save({ id: 'camera-2', driver: 'window' })).toMatchObject({
    outcome: 'refused',
    problems: [{ field: 'devices.cameras', expected: { en: 'at most 1 entry' } }],
  });
  expect(await save(undefined, 'camera-1')).toMatchObject({ outcome: 'saved' });
  await isCamera('absent');
  expect(await setup()).toBeUndefined();
  expect(await save({ id: 'camera-2', driver: 'window', name: 'C920' })).toMatchObject({ outcome: 'saved' });
  await isCamera('connecting');
  expect((await setup())?.camera).toMatchObject({ id: 'camera-2', driver: 'window', name: 'C920' });
  tells({ camera: 'works', engine: 'ready' });
  await isCamera('ready');
});

test('a page may have the camera where something looks through it, and open it while its screen does', async () => {
  const may = () => [rig.app.pageMayUseCamera(), rig.app.mayUseCamera()];
  await start('high');
  // A simulated one needs nobody's leave.
  expect(may()).toEqual([false, false]);
  await rig.dispose();
  await start('high', { cameras: [{ id: 'camera-1', driver: 'window' }] });
  expect(may()).toEqual([true, false]);
  rig.touch('start-check-out');
  await rig.until('check-out');
  expect(may()).toEqual([true, false]);
  await rig.dispose();
  await start('medium', { cameras: [{ id: 'camera-1', driver: 'window' }] });
  // The site compares no faces.
  expect(may()).toEqual([false, false]);
  await rig.dispose();
  await start('medium', { codeScanners: [{ id: 'camera', driver: 'camera' }] });
  expect(may()).toEqual([true, false]);
  rig.touch('start-check-out');
  await rig.until('check-out');
  expect(may()).toEqual([true, true]);
  rig.touch('back');
  await rig.until('home');
  expect(may()).toEqual([true, false]);
});

test('pictures of invented people are there for a simulated camera only, and nothing beside them', async () => {
  await start('high');
  const { demoFile } = rig.app;
  expect(demoFile('/demo/faces/people.json')).toMatchObject({ type: 'application/json', hashed: false });
  expect(demoFile('/demo/faces/a/front-1.jpg')?.type).toBe('image/jpeg');
  for (const path of [
    '/demo/people.json',
    '/demo/high.json',
    '/demo/faces/../people.json',
    '/demo/faces/a/../../high.json',
    '/demo/faces/a/nobody.jpg',
    '/demo/faces/README.md',
    '/demo/faces/a/../b/front-1.jpg',
    '/demo/faces/',
  ]) {
    expect([path, demoFile(path)]).toEqual([path, undefined]);
  }
  await rig.dispose();
  await start('high', { cameras: [{ id: 'camera-1', driver: 'window' }] });
  expect(rig.app.demoFile('/demo/faces/people.json')).toBeUndefined();
});

test('the hand in the dock chooses who stands before it, pulls its plug and puts it back', async () => {
  await start('high');
  const camera = () => rig.dock().cameras[0];
  expect(camera()).toEqual({ id: 'camera-1', plugged: true, scene: 'person', person: 'a' });
  expect(rig.dock().faces.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  await rig.hand({ type: 'show-camera', scene: 'two-people', person: 'c' });
  await rig.hand({ type: 'show-camera', scene: 'masked', device: 'camera-1' });
  expect(camera()).toMatchObject({ scene: 'masked', person: 'c' });
  await rig.hand({ type: 'unplug-camera' });
  expect(camera()).toMatchObject({ plugged: false });
  await rig.hand({ type: 'plug-camera' });
  expect(camera()).toMatchObject({ plugged: true, scene: 'masked' });
});
