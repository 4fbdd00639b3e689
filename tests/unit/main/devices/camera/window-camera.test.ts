import { beforeEach, expect, test } from 'vitest';
import type { CameraHealth } from '../../../../../domain/visit/status.ts';
import { createCameraWindow, type CameraWindow } from '../../../../../main/devices/camera/camera-window.ts';
import { cameraTimings, createWindowCamera } from '../../../../../main/devices/camera/window-camera.ts';
import { supervisorDelays } from '../../../../../main/devices/health/supervisor.ts';
import { noVitals } from '../../../../../main/devices/health/vitals.ts';
import { createFakeTimers, type FakeTimers } from '../../../../support/fake-timers.ts';

let timers: FakeTimers;
let window: CameraWindow;
let asked: number;
let healths: CameraHealth[];
let said: string[];
let beats: number;

beforeEach(() => {
  timers = createFakeTimers();
  asked = 0;
  window = createCameraWindow(() => void (asked += 1));
  [healths, said, beats] = [[], [], 0];
});

function start(id = 'camera-1') {
  const vitals = { ...noVitals, alive: () => void (beats += 1), says: (words: string) => said.push(words) };
  const camera = createWindowCamera({ camera: { id, driver: 'window' }, feed: window, timers, vitals });
  camera.onHealth((health) => healths.push(health));
  camera.start();
  return camera;
}
const settled = () => timers.advance(cameraTimings.settleMs);

test('the window is asked for the camera that is at work, and for none once it is stopped', async () => {
  expect(window.setup()).toBeUndefined();
  const camera = start();
  expect([window.setup(), asked]).toEqual([{ id: 'camera-1', driver: 'window', turn: 1 }, 1]);
  await camera.stop();
  expect([window.setup(), asked]).toEqual([undefined, 2]);
});

test('started anew, the window is to begin anew as well', async () => {
  const camera = start();
  await camera.stop();
  camera.start();
  expect(window.setup()?.turn).toBe(2);
});

test('a driver that is replaced and stops late does not take the camera from the new one', async () => {
  const old = start('old');
  start('new');
  await old.stop();
  expect(window.setup()?.id).toBe('new');
  window.state({ camera: 'works', engine: 'ready' });
  expect(healths).toEqual(['connecting', 'connecting', 'ready']);
});

test('while the engine loads it connects; an engine that never comes is a fault, until it comes', async () => {
  start();
  window.state({ camera: 'works', engine: 'loading' });
  await timers.advance(cameraTimings.loadingMs - 1);
  expect(healths).toEqual(['connecting']);
  await timers.advance(1);
  expect(healths).toEqual(['connecting', 'fault']);
  window.state({ camera: 'works', engine: 'ready' });
  expect(healths.at(-1)).toBe('ready');
});

test('where no faces are compared the camera alone is enough', () => {
  start();
  window.state({ camera: 'works', engine: 'off' });
  expect(healths).toEqual(['connecting', 'ready']);
});

test('what the browser or the engine says is told in words', async () => {
  start();
  window.state({ camera: 'absent', engine: 'ready', detail: 'in use by another program' });
  await settled();
  window.state({ camera: 'works', engine: 'failed', detail: 'no-wasm' });
  expect(said).toEqual(['no camera: in use by another program', 'the face engine does not work: no-wasm']);
});

test('of a flood the first word counts at once and the last one at its end', async () => {
  start();
  for (let turn = 0; turn < 1_000; turn += 1) {
    window.state({ camera: turn % 2 === 0 ? 'works' : 'absent', engine: 'ready' });
  }
  expect(healths).toEqual(['connecting', 'ready']);
  await settled();
  expect(healths).toEqual(['connecting', 'ready', 'absent']);
});

test('a window that goes before it ever spoke is still being opened', async () => {
  start();
  window.lost();
  expect(healths).toEqual(['connecting']);
});

test('it shows that it lives while nobody speaks; stopped, it leaves no timer', async () => {
  const camera = start();
  window.state({ camera: 'works', engine: 'loading' });
  const before = beats;
  await timers.advance(supervisorDelays.hangMs);
  expect(beats).toBeGreaterThan(before);
  await camera.stop();
  expect(timers.pending()).toBe(0);
});
