import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCamera, type KioskCamera } from '../../../../renderer/face/camera/camera.ts';
import { cameraDelays } from '../../../../renderer/face/camera/open-camera.ts';
import type { CameraState } from '../../../../renderer/face/camera/source.ts';
import { fakeMachine, fakeSource, FakeTrack, refusal, streamOf } from './fake-camera.ts';

let source: ReturnType<typeof fakeSource>;
let browser: ReturnType<typeof fakeMachine>;
let camera: KioskCamera;
let seen: CameraState[];

beforeEach(() => {
  vi.useFakeTimers();
  source = fakeSource();
  browser = fakeMachine();
  camera = createCamera(source.camera, browser.machine);
  seen = [];
});
afterEach(() => {
  vi.useRealTimers();
});

const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms);
async function open() {
  const handle = camera.open({ onState: (state) => seen.push(state) });
  await passes(0);
  return handle;
}
const cameras = () => seen.map((state) => state.camera);

test('an open camera works and gives pictures; stopped, it is off and gives none', async () => {
  const handle = await open();
  expect(cameras()).toEqual(['works']);
  expect(await handle.grab()).toBe(browser.pictures[0]);
  handle.stop();
  expect([source.tracks[0]?.readyState, browser.video.srcObject, browser.video.isRemoved]).toEqual([
    'ended',
    null,
    true,
  ]);
  expect(await handle.grab()).toBeUndefined();
  expect(browser.pictures).toHaveLength(1);
});

test('a camera that is stopped while it opens goes off the moment it is open', async () => {
  const opened = Promise.withResolvers<MediaStream>();
  source.opens = () => opened.promise;
  const handle = await open();
  handle.stop();
  const track = new FakeTrack();
  opened.resolve(streamOf(track));
  await passes(0);
  expect([track.readyState, cameras()]).toEqual(['ended', []]);
});

test('a picture that was being taken when the camera was stopped is given to nobody', async () => {
  const handle = await open();
  const asked = handle.grab();
  handle.stop();
  expect(await asked).toBeUndefined();
  expect(browser.pictures[0]?.isClosed).toBe(true);
});

test('nothing is taken while the camera warms up', async () => {
  browser.video.readyState = 1;
  const handle = await open();
  expect(await handle.grab()).toBeUndefined();
  expect(browser.pictures).toEqual([]);
});

test('pulled out, it is absent and tried again until it is back', async () => {
  const handle = await open();
  source.opens = refusal('NotFoundError');
  source.tracks[0]?.happens('ended');
  expect(seen.at(-1)).toEqual({ camera: 'absent', detail: 'it was pulled out' });
  expect(await handle.grab()).toBeUndefined();
  await passes(cameraDelays.retryMs);
  expect(seen.at(-1)).toEqual({ camera: 'absent', detail: 'none is plugged in' });
  source.opens = () => Promise.resolve(streamOf(new FakeTrack()));
  await passes(cameraDelays.retryMs);
  expect(cameras()).toEqual(['works', 'absent', 'absent', 'works']);
  handle.stop();
  await passes(cameraDelays.retryMs);
  expect(cameras()).toHaveLength(4);
});

test('a camera that stumbles gives no picture for a moment; one that stays dark is absent until it sends again', async () => {
  const handle = await open();
  source.tracks[0]?.happens('mute');
  await passes(cameraDelays.muteMs - 1);
  expect(await handle.grab()).toBeUndefined();
  source.tracks[0]?.happens('unmute');
  await passes(cameraDelays.muteMs);
  expect(cameras()).toEqual(['works']);
  source.tracks[0]?.happens('mute');
  await passes(cameraDelays.muteMs);
  source.tracks[0]?.happens('unmute');
  expect(cameras()).toEqual(['works', 'absent', 'works']);
  expect(await handle.grab()).toBeDefined();
});

test('a driver that hangs is given up, and what it brings later is switched off', async () => {
  const late = Promise.withResolvers<MediaStream>();
  source.opens = () => late.promise;
  await open();
  await passes(cameraDelays.openMs);
  expect(seen).toEqual([{ camera: 'absent', detail: 'it does not answer' }]);
  const track = new FakeTrack();
  late.resolve(streamOf(track));
  await passes(0);
  expect([track.readyState, cameras()]).toEqual(['ended', ['absent']]);
});

test.each([
  ['NotAllowedError', { camera: 'denied', detail: 'the system or the browser does not allow it' }],
  ['SecurityError', { camera: 'denied', detail: 'the system or the browser does not allow it' }],
  ['NotFoundError', { camera: 'absent', detail: 'none is plugged in' }],
  ['OverconstrainedError', { camera: 'absent', detail: 'none has the configured name' }],
  ['NotReadableError', { camera: 'absent', detail: 'in use by another program' }],
  ['AbortError', { camera: 'absent', detail: 'in use by another program' }],
  ['NewerError', { camera: 'absent', detail: 'it does not open' }],
])('%s is told in words of our own, without the name of any camera', async (name, state) => {
  source.opens = refusal(name);
  await open();
  expect(seen).toEqual([state]);
});

test('watched, it is told of without being opened, and at every plug', async () => {
  const watched: CameraState[] = [];
  const unwatch = camera.watch((state) => watched.push(state));
  await passes(0);
  source.plug('none is plugged in');
  await passes(0);
  source.plug();
  await passes(0);
  expect(watched.map((state) => state.camera)).toEqual(['works', 'absent', 'works']);
  expect(source.tracks).toEqual([]);
  unwatch();
  expect(source.listeners.size).toBe(0);
});

test('what an opening found out is known to whoever watches, for a minute or until something is plugged', async () => {
  const watched: CameraState[] = [];
  camera.watch((state) => watched.push(state));
  source.opens = refusal('NotReadableError');
  (await open()).stop();
  await passes(0);
  expect(watched.at(-1)).toEqual({ camera: 'absent', detail: 'in use by another program' });
  await passes(cameraDelays.forgiveMs);
  expect(watched.at(-1)).toEqual({ camera: 'works' });

  (await open()).stop();
  await passes(0);
  expect(watched.at(-1)?.camera).toBe('absent');
  source.plug();
  await passes(0);
  expect(watched.at(-1)?.camera).toBe('works');
});

test('watched anew, as after a change of the set-up, it begins without what was found out before', async () => {
  camera.watch(() => undefined);
  source.opens = refusal('NotAllowedError');
  (await open()).stop();
  const watched: CameraState[] = [];
  camera.watch((state) => watched.push(state));
  await passes(0);
  expect(watched).toEqual([{ camera: 'works' }]);
});
