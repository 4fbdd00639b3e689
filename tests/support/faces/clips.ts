import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, type Image } from '@napi-rs/canvas';
import { turnsMs, turnsPose } from './choreography.ts';
import { facesFolder, frameOf, frontsOf, lobby, pictureOf, type DemoPerson } from './demo-frames.ts';
import {
  createGrain,
  drawHalf,
  drawMask,
  drawTurnedPrint,
  frameHeight,
  frameWidth,
  printOf,
  type DrawScene,
} from './scene.ts';

/*
 * Films for Chromium's fake camera (`--use-file-for-fake-video-capture`), which plays them again and again. Each function gives
 * the path of an MJPEG file, 640 x 480; it is made once and kept in the machine's temporary folder.
 */

/** Chromium plays every MJPEG file at this rate; each picture stands in the file twice, as a camera of 15 pictures a second. */
const fileFps = 30;
const shownTimes = 2;

/** Pictures a second in every clip. */
export const clipFps: number = fileFps / shownTimes;

const quality = 75;
const frontMs = 2_800;
const printSwingMs = 4_000;
const printSwingDeg = 40;

/** Looks ahead for two seconds, turns to the own left, to the right, nods, each by what a challenge asks. */
export const turns = (person: DemoPerson): Promise<string> =>
  clip(`turns-${person}`, turnsMs, async () => {
    const poses = times(turnsMs).map(turnsPose);
    const pictures = await Promise.all(poses.map((pose) => pictureOf(frameOf(person, pose))));
    const front = await createFront(person);
    return (context, atMs, n) => {
      const isAhead = poses[n]?.yawDeg === 0 && poses[n]?.pitchDeg === 0;
      context.drawImage(isAhead ? front(atMs) : (pictures[n] ?? front(atMs)), 0, 0);
    };
  });

/** Looks ahead, as still as people hold. */
export const front = (person: DemoPerson): Promise<string> =>
  clip(`front-${person}`, frontMs, async () => {
    const picture = await createFront(person);
    return (context, atMs) => context.drawImage(picture(atMs), 0, 0);
  });

/** The first person on the left of the picture, the second on its right. */
export const twoPeople = (left: DemoPerson, right: DemoPerson): Promise<string> =>
  clip(`two-people-${left}-${right}`, frontMs, async () => {
    const [one, other] = [await createFront(left), await createFront(right)];
    return (context, atMs) => {
      drawHalf(context, one(atMs), 0);
      drawHalf(context, other(atMs), frameWidth / 2);
    };
  });

export const nobody = (): Promise<string> =>
  clip('nobody', frontMs, async () => {
    const empty = await pictureOf(lobby());
    return (context) => context.drawImage(empty, 0, 0);
  });

/** Somebody whom hardly any light falls on. */
export const dark = (person: DemoPerson): Promise<string> =>
  clip(`dark-${person}`, frontMs, async () => {
    const picture = await createFront(person);
    return (context, atMs) => {
      context.drawImage(picture(atMs), 0, 0);
      context.fillStyle = 'rgba(0, 0, 0, 0.93)';
      context.fillRect(0, 0, frameWidth, frameHeight);
    };
  });

/** What a virtual camera shows that somebody feeds with a picture: the same bytes again and again, without grain. */
export const still = (person: DemoPerson): Promise<string> =>
  keep(`still-${person}`, () => {
    const [picture] = frontsOf(person);
    if (!picture) throw new Error(`there is no front view of ${person}`);
    return Promise.resolve(Array.from({ length: framesIn(frontMs) }, () => picture));
  });

/** A printed photograph of the person, swung about its upright axis by 40 degrees either way. */
export const turnedPrint = (person: DemoPerson): Promise<string> =>
  clip(`turned-print-${person}`, printSwingMs, async () => {
    const [picture] = frontsOf(person);
    const print = printOf(await pictureOf(picture ?? Buffer.of()));
    const empty = await pictureOf(lobby());
    return (context, atMs) =>
      drawTurnedPrint(context, print, empty, printSwingDeg * Math.sin((2 * Math.PI * atMs) / printSwingMs));
  });

/** Looks ahead, a surgical mask over mouth and nose. */
export const masked = (person: DemoPerson): Promise<string> =>
  clip(`masked-${person}`, frontMs, async () => {
    const picture = await createFront(person);
    return (context, atMs) => {
      context.drawImage(picture(atMs), 0, 0);
      drawMask(context);
    };
  });

/** The pictures of a clip, in order, `clipFps` a second. */
export function framesOfClip(path: string): readonly Buffer[] {
  const bytes = readFileSync(path);
  const start = Buffer.of(0xff, 0xd8, 0xff);
  // Where a picture begins: nothing inside one can look like it.
  const starts: number[] = [];
  for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + 1)) starts.push(at);
  return starts
    .map((from, n) => bytes.subarray(from, starts[n + 1]))
    .filter((_frame, n) => n % shownTimes === 0);
}

/** Which of the front views is shown: each for a while, since nobody holds quite still. */
async function createFront(person: DemoPerson): Promise<(atMs: number) => Image> {
  const pictures = await Promise.all(frontsOf(person).map(pictureOf));
  const [first] = pictures;
  if (!first) throw new Error(`there is no front view of ${person}`);
  return (atMs) => pictures[Math.floor(atMs / 700) % pictures.length] ?? first;
}

const framesIn = (ms: number): number => Math.round((ms * clipFps) / 1_000);
const times = (ms: number): readonly number[] =>
  Array.from({ length: framesIn(ms) }, (_, n) => (n * 1_000) / clipFps);

function clip(name: string, ms: number, prepare: () => Promise<DrawScene>): Promise<string> {
  return keep(name, async () => {
    const drawScene = await prepare();
    const canvas = createCanvas(frameWidth, frameHeight);
    const context = canvas.getContext('2d');
    const drawGrain = createGrain(1_900);
    const frames: Buffer[] = [];
    for (const [n, atMs] of times(ms).entries()) {
      drawScene(context, atMs, n);
      drawGrain(context);
      frames.push(await canvas.encode('jpeg', quality));
    }
    return frames;
  });
}

/** Made once for each state of the pictures and of the code here. */
async function keep(name: string, make: () => Promise<readonly Buffer[]>): Promise<string> {
  const folder = join(tmpdir(), `yingbin-face-clips-${contentHash()}`);
  const path = join(folder, `${name}.mjpeg`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // Several test processes may make the same clip at once; each puts a whole file in its place.
  const part = `${path}.${process.pid}`;
  const frames = (await make()).flatMap((frame) => Array.from({ length: shownTimes }, () => frame));
  writeFileSync(part, Buffer.concat(frames));
  renameSync(part, path);
  return path;
}

let hash: string | undefined;

function contentHash(): string {
  hash ??= [import.meta.dirname, facesFolder]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:ts|jpg)$|people\.json$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .sort()
    .reduce((sum, file) => sum.update(readFileSync(file)), createHash('sha256'))
    .digest('hex')
    .slice(0, 12);
  return hash;
}
