import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findMisfits } from '../support/screens/misfits.ts';
import { openLobby, type Lobby } from './support/lobby.ts';
import { siteConfig } from './support/site-config.ts';
import { writeCameraView } from '../support/video-file.ts';

// The browser's fake camera plays a file: an empty wall, or the label that has just come out of the printer.

declare global {
  /** Every stream the page was given, kept by the test to see whether the camera is still on. */
  var seenStreams: MediaStream[];
}

let lobby: Lobby;
const folder = mkdtempSync(join(tmpdir(), 'yingbin-camera-'));
const video = join(folder, 'view.y4m');

const wall = createCanvas(8, 8).toBuffer('image/png');

const askForCamera = async () => void (await navigator.mediaDevices.getUserMedia({ video: true }));

/** The camera is set up while the kiosk is at work: the page is loaded anew, because the one before may not use it. */
beforeAll(async () => {
  await writeCameraView(video, wall);
  lobby = await openLobby({
    album: 'camera',
    tier: 'medium',
    browserFlags: [
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
      // As the shell opens its own browser.
      '--auto-accept-camera-and-microphone-capture',
    ],
  });
  await expect(lobby.page().evaluate(askForCamera)).rejects.toThrow('NotAllowedError');
  await lobby.context().addInitScript(() => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    globalThis.seenStreams = [];
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await real(wanted);
      globalThis.seenStreams.push(stream);
      return stream;
    };
  });
  const site = siteConfig('medium');
  const codeScanners = [{ id: 'camera', driver: 'camera' } as const];
  await lobby.configure({ ...site, devices: { ...site.devices, codeScanners } });
  await lobby.page().waitForFunction(() => globalThis.seenStreams);
  await lobby.visitor.sees('home.title');
  lobby.shell().watch.complaints();
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(async () => {
  await lobby?.close();
  rmSync(folder, { recursive: true });
});

/** What is being taken just now. */
const live = () =>
  lobby
    .page()
    .evaluate(() =>
      globalThis.seenStreams
        .flatMap((stream) => stream.getTracks())
        .flatMap(({ kind, readyState }) => (readyState === 'live' ? [kind] : [])),
    );
const timesOpened = () => lobby.page().evaluate(() => globalThis.seenStreams.length);
const picture = () => lobby.page().locator('.camera-view__picture');
const isPlaying = () =>
  picture().evaluate(
    (element) => element instanceof HTMLVideoElement && element.videoWidth > 0 && !element.paused,
  );

test('the camera is off on every screen but the one that asks for a code, and goes off with it', async () => {
  const { visitor, album } = lobby;
  expect(await timesOpened()).toBe(0);
  await visitor.press('home.leave');
  await visitor.readsWords('camera.hint');
  await expect.poll(isPlaying).toBe(true);
  expect(await live()).toEqual(['video']);
  await album.keep('check-out');
  await visitor.press('action.back');
  await visitor.sees('home.title');
  await expect.poll(live).toEqual([]);
});

test('a label held before the camera checks its visitor out, without a touch and without a word to the network', async () => {
  const { visitor, dock } = lobby;
  await dock.putCard('partner');
  await visitor.sees('welcome-back.title');
  await visitor.press('welcome-back.go');
  await visitor.sees('done.title-checked-in');
  await dock.labels(1);
  const label = await lobby.page().getByRole('complementary').getByRole('img').first().getAttribute('src');
  await lobby.everybodyLeaves();
  await writeCameraView(video, Buffer.from(label?.split(',')[1] ?? '', 'base64'));

  await visitor.press('home.leave');
  await visitor.sees('check-out-confirm.title');
  await expect.poll(live).toEqual([]);
  expect(await timesOpened()).toBeGreaterThan(0);
  await visitor.press('check-out-confirm.go');
  await visitor.sees('done.title-checked-out');
  expect([...lobby.shell().watch.hosts()]).toEqual(['127.0.0.1']);
});

test('large type leaves room for the picture and its words', async () => {
  const { visitor, album } = lobby;
  await writeCameraView(video, wall);
  await visitor.press('frame.elder-on');
  await visitor.press('home.leave');
  await visitor.readsWords('camera.hint');
  await expect.poll(isPlaying).toBe(true);
  await album.keep('check-out-elder');
  expect(await lobby.page().evaluate(findMisfits)).toEqual([]);
});
