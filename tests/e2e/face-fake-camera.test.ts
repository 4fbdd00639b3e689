import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Screen } from '../../domain/visit/status.ts';
import { zhCn } from '../../renderer/strings/zh-cn/index.ts';
import { dark, nobody, still, turnedPrint, turns, twoPeople } from '../support/faces/clips.ts';
import { createFakeCamera, noteTracks, type CameraTracks } from './support/fake-camera.ts';
import { openLobby, type Lobby } from './support/lobby.ts';

// The whole way of a face: the browser's own fake camera plays a film, the kiosk's engine looks at it, main decides.

const camera = createFakeCamera();
let lobby: Lobby;
let tracks: CameraTracks;

beforeAll(async () => {
  camera.shows(await nobody());
  lobby = await openLobby({
    album: 'face-fake-camera',
    tier: 'high',
    cameras: [{ id: 'camera-1', driver: 'window' }],
    browserFlags: camera.flags,
  });
  tracks = await noteTracks(lobby);
  await lobby.until((status) => status.camera === 'ready', 'the camera and the engine');
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  await expect.poll(tracks.live).toBe(0);
  expect(lobby.shell().watch.complaints()).toEqual([]);
  expect([...lobby.shell().watch.hosts()]).toEqual(['127.0.0.1']);
});
afterAll(async () => {
  await lobby?.close();
  camera.remove();
});

/** A film asks for its moves again and again, in its own order; an attempt may have to wait for the next round. */
const patience = { timeout: 50_000 };
const comesTo = (name: Screen['name']) => expect.poll(() => lobby.status().screen.name, patience).toBe(name);

/** Somebody with a reservation, to the question by camera or by person; the phone has a tick of its own here. */
async function comesByReservation(card: string): Promise<void> {
  const { visitor, dock } = lobby;
  await dock.putCard(card);
  visitor.touches();
  await visitor.press('action.next');
  await visitor.ticks('field.phone');
  await visitor.press('notice.agree');
  await visitor.sees('face-choice.title');
}

/** The partner, who is asked nothing, before a camera that shows this. */
async function standsBefore(clip: string): Promise<void> {
  const { visitor, dock } = lobby;
  camera.shows(clip);
  await dock.putCard('partner');
  await visitor.press('welcome-back.go');
  await visitor.press('face-choice.camera');
  await visitor.sees('face-check.title');
}

async function guardLooks(): Promise<void> {
  const { visitor, staff } = lobby;
  await visitor.sees('face.title');
  await expect.poll(tracks.live).toBe(0);
  await visitor.press('review.staff');
  await staff.signsIn('guard');
  await visitor.sees('staff-face.title');
}

// R02: three touches, and the tick that this site's notice asks for the phone; the face costs none of its own.
test('whoever is the person on the card is inside, with a badge, after the touch on the camera', async () => {
  const { visitor, dock } = lobby;
  camera.shows(await turns('a'));
  await comesByReservation('reserved');
  expect(await tracks.opened()).toBe(0);
  await visitor.press('face-choice.camera');
  await visitor.sees('face-check.title');
  await expect.poll(tracks.live).toBe(1);
  await comesTo('done');
  await visitor.sees('done.title-checked-in');
  await expect.poll(tracks.live).toBe(0);
  expect(visitor.touches()).toBe(3 + 1);
  expect(await dock.labels(1)).toBe(1);
});

test.each([
  ['two people', () => twoPeople('b', 'c'), 'face-guide.several-people'],
  ['nobody', nobody, 'face-guide.nobody'],
  ['the dark', () => dark('b'), 'face-guide.too-dark'],
] as const)('before %s the kiosk says what to do, and the other way stays open', async (_, film, words) => {
  const { visitor } = lobby;
  await standsBefore(await film());
  await visitor.readsWords(words);
  await visitor.press('face-check.without');
  await visitor.sees('face.title');
});

test('a still picture fed to the camera is no match: the guard is told that it may be a photograph', async () => {
  const { visitor } = lobby;
  await standsBefore(await still('b'));
  await comesTo('face-again');
  await visitor.readsWords('face-again.camera');
  await visitor.press('face-again.person');
  await guardLooks();
  await visitor.readsWords('face-failure.camera-frozen');
});

// The print shows the right person: only the move is missing.
test('a photograph that is swung before the camera does not pass for a turning head', async () => {
  const { visitor } = lobby;
  await standsBefore(await turnedPrint('b'));
  await comesTo('face-again');
  await visitor.press('face-again.person');
  await guardLooks();
  const text = await visitor.text();
  const whys = [zhCn['face-failure.challenge-failed'], zhCn['face-failure.time-out']];
  expect(whys.filter((why) => text.includes(why))).toHaveLength(1);
});
