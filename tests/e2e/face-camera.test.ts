import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { root } from '../../build/paths.ts';
import { cameraScenes } from '../../preload/contract/dock.ts';
import type { CameraLab, Look } from './camera-harness/main.tsx';
import { startHarness, type Harness } from './harness/open-browser.ts';

// The camera of the window in a real browser: once the browser's own fake device, once what the dock holds up.

declare global {
  var lab: CameraLab;
}

const machine = { id: 'camera-1', driver: 'window', turn: 1 } as const;
const simulated = { id: 'camera-1', driver: 'simulator', turn: 1 } as const;

let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness(new URL('./camera-harness', import.meta.url), [
    '--use-fake-device-for-media-stream',
  ]);
});
afterAll(() => harness?.stop());
afterEach(async () => {
  await harness.closeWindows();
  expect(harness.complaints()).toEqual([]);
});

async function openPage({ allowed }: { readonly allowed: boolean }): Promise<void> {
  page = await harness.open('', { width: 640, height: 900 });
  await page.context().clearPermissions();
  if (allowed) await page.context().grantPermissions(['camera']);
  // As main serves them to a kiosk whose camera is simulated.
  await page.route('**/demo/faces/**', async (route) => {
    const path = join(root, 'assets', new URL(route.request().url()).pathname);
    await route.fulfill({ body: await readFile(path) });
  });
}

const states = () => page.evaluate(() => globalThis.lab.states());
/** A busy machine takes its time. */
const patience = { timeout: 15_000 };
const until = (camera: string) =>
  expect.poll(async () => (await states()).at(-1)?.camera, patience).toBe(camera);
const look = () => page.evaluate(() => globalThis.lab.look());
async function see(): Promise<Look> {
  let seen: Look | undefined;
  await expect.poll(async () => (seen = await look()), patience).toBeDefined();
  if (!seen) throw new Error('no picture');
  return seen;
}
const differs = ({ grey: a }: Look, { grey: b }: Look) =>
  a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
/** How far apart the part of the picture is that differs most, in grey levels. */
const mostDiffers = ({ grey: a }: Look, { grey: b }: Look) =>
  Math.max(...a.map((value, at) => Math.abs(value - (b[at] ?? 0))));
const brightness = ({ grey }: Look) => grey.reduce((sum, value) => sum + value, 0) / grey.length;
const frames = (count: number) => page.evaluate((some) => globalThis.lab.frames(some), count);
const liveTracks = () =>
  page.evaluate(() => {
    const { srcObject } = document.querySelector('video') ?? {};
    const tracks = srcObject instanceof MediaStream ? srcObject.getTracks() : [];
    return tracks.map(({ kind, readyState }) => `${kind} ${readyState}`);
  });

test('a camera of the machine is shown, mirrored and with its sign, and gives pictures no larger than wanted', async () => {
  await openPage({ allowed: true });
  await page.evaluate((wanted) => globalThis.lab.open(wanted), machine);
  await until('works');
  const { width, height } = await see();
  expect([width <= 640, height <= 480, width * height > 0]).toEqual([true, true, true]);
  await page.getByText('The camera is on').waitFor();
  expect(await liveTracks()).toEqual(['video live']);
  const mirror = await page.locator('video').evaluate((video) => getComputedStyle(video).transform);
  expect(mirror).toBe('matrix(-1, 0, 0, 1, 0, 0)');
  expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.muted)).toBe(true);
});

test('stopped, it is off at once: no picture, no track, no sign', async () => {
  await openPage({ allowed: true });
  await page.evaluate((wanted) => globalThis.lab.open(wanted), machine);
  await until('works');
  const left = await page.evaluate(() => {
    const video = document.querySelector('video');
    const { srcObject } = video ?? {};
    globalThis.lab.stop();
    const tracks = srcObject instanceof MediaStream ? srcObject.getTracks() : [];
    return { states: tracks.map(({ readyState }) => readyState), shown: video?.srcObject };
  });
  expect(left).toEqual({ states: ['ended'], shown: null });
  expect(await look()).toBeUndefined();
  expect(await page.getByText('The camera is on').count()).toBe(0);
});

test('without a permission it is denied, and whoever watches knows', async () => {
  await openPage({ allowed: false });
  await page.evaluate((wanted) => globalThis.lab.watch(wanted), machine);
  await expect.poll(() => page.evaluate(() => globalThis.lab.watched())).toEqual([{ camera: 'works' }]);
  await page.evaluate((wanted) => globalThis.lab.open(wanted), machine);
  await until('denied');
  await expect
    .poll(async () => (await page.evaluate(() => globalThis.lab.watched())).at(-1)?.camera)
    .toBe('denied');
  expect(JSON.stringify(await states())).not.toMatch(/fake/i);
});

test('a camera whose name is not there is absent', async () => {
  await openPage({ allowed: true });
  await page.evaluate((wanted) => globalThis.lab.open({ ...wanted, name: 'C920' }), machine);
  await until('absent');
  expect((await states()).at(-1)?.detail).toBe('none has the configured name');
  await page.evaluate(() => globalThis.lab.stop());
  await page.evaluate((wanted) => globalThis.lab.open({ ...wanted, name: 'FAKE' }), machine);
  await until('works');
});

test('a simulated camera shows each scene of the dock; only a still picture stands still', async () => {
  await openPage({ allowed: false });
  await page.evaluate((wanted) => globalThis.lab.open(wanted), simulated);
  await until('works');
  const seen = new Map<string, Look>();
  for (const scene of cameraScenes) {
    await page.evaluate((next) => globalThis.lab.changeCamera({ scene: next }), scene);
    // A frame of the old scene may still be on its way.
    await frames(4);
    const first = await see();
    await frames(4);
    const second = await see();
    seen.set(scene, second);
    expect([scene, differs(first, second) === 0]).toEqual([scene, scene === 'still']);
  }
  const [person, dark] = [seen.get('person'), seen.get('dark')];
  if (!person || !dark) throw new Error('a scene is missing');
  expect(person).toMatchObject({ width: 640, height: 480 });
  expect(brightness(dark)).toBeLessThan(brightness(person) / 5);
  for (const scene of ['nobody', 'two-people', 'photo', 'masked'] as const) {
    const other = seen.get(scene);
    expect([scene, other !== undefined && mostDiffers(other, person) > 20]).toEqual([scene, true]);
  }
});

test('another person steps before it; unplugged it is absent, and comes back when it is plugged in', async () => {
  await openPage({ allowed: false });
  await page.evaluate((wanted) => globalThis.lab.open(wanted), simulated);
  await until('works');
  const before = await see();
  await page.evaluate(() => globalThis.lab.changeCamera({ person: 'b' }));
  await expect.poll(async () => differs(await see(), before), patience).toBeGreaterThan(3);
  await page.evaluate(() => globalThis.lab.changeCamera({ plugged: false }));
  await until('absent');
  expect(await look()).toBeUndefined();
  await page.evaluate(() => globalThis.lab.changeCamera({ plugged: true }));
  await until('works');
  await see();
});
