import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';

/** What is left of a camera when a face check ends before its time: nothing, in every way there is to leave it. */
let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'face-leaving', tier: 'high' });
  await lobby.context().addInitScript(noteTracks);
  await lobby.newWindow();
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

/** Runs in the window before the kiosk does: remembers every stream, and lets the test hide the window. */
function noteTracks(): void {
  const tracks: MediaStreamTrack[] = [];
  const real = HTMLCanvasElement.prototype.captureStream;
  HTMLCanvasElement.prototype.captureStream = function captureStream(...rate) {
    const stream = real.apply(this, rate);
    tracks.push(...stream.getTracks());
    return stream;
  };
  let state: DocumentVisibilityState = 'visible';
  Object.defineProperty(document, 'visibilityState', { get: () => state });
  Object.assign(globalThis, {
    liveTracks: () => tracks.filter(({ readyState }) => readyState === 'live').length,
    setVisibility(next: DocumentVisibilityState) {
      state = next;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  });
}

interface Noted {
  liveTracks(): number;
  setVisibility(next: DocumentVisibilityState): void;
}

const liveTracks = () => lobby.page().evaluate(() => (globalThis as unknown as Noted).liveTracks());
const setVisibility = (next: DocumentVisibilityState) =>
  lobby.page().evaluate((state) => (globalThis as unknown as Noted).setVisibility(state), next);
const pictures = () => lobby.page().locator('.surface video').count();

/** The partner, who has nothing to fill in, comes to the camera. */
async function comesToTheCamera(): Promise<void> {
  const { visitor, dock, until } = lobby;
  await until(({ camera }) => camera === 'ready', 'the camera and the engine');
  await dock.putCard('partner');
  await visitor.press('welcome-back.go');
  await visitor.sees('face-choice.title');
  expect(await liveTracks()).toBe(0);
  await visitor.press('face-choice.camera');
  await visitor.sees('face-check.title');
  await visitor.readsWords('camera.on');
  await expect.poll(liveTracks).toBe(1);
  await expect.poll(pictures).toBe(1);
}

test('the way without the camera switches it off and leads to a guard', async () => {
  const { visitor } = lobby;
  await comesToTheCamera();
  await visitor.press('face-check.without');
  await visitor.sees('face.title');
  await expect.poll(liveTracks).toBe(0);
  await expect.poll(pictures).toBe(0);
});

test('a window that is hidden has no camera, and looks anew when it is seen again', async () => {
  await comesToTheCamera();
  await setVisibility('hidden');
  await expect.poll(liveTracks).toBe(0);
  await expect.poll(pictures).toBe(0);
  expect(lobby.status().screen.name).toBe('face-check');
  await setVisibility('visible');
  await expect.poll(liveTracks).toBe(1);
});
