/**
 * Lets the built-in face engine look at clips and writes down what it saw, for tests of the challenge judge. By hand, after the
 * pictures or the engine changed:
 *
 *   node tests/support/faces/record-tracks.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { openFaceLab } from '../../../build/face/lab.ts';
import type { FaceSample } from '../../../domain/face/vocabulary.ts';
import { greyOf, meanChange } from '../../../renderer/face/session/frame-change.ts';
import { clipFps, framesOfClip, front, turnedPrint, turns } from './clips.ts';
import { demoPeople } from './demo-frames.ts';

/** The kiosk's looks are about this far apart. */
const everyNth = 2;

const lab = await openFaceLab();
const folder = join(import.meta.dirname, 'tracks');
mkdirSync(folder, { recursive: true });
for (const person of demoPeople) {
  await record(`turns-${person}`, await turns(person));
  await record(`front-${person}`, await front(person));
  await record(`print-${person}`, await turnedPrint(person));
}
await lab.close();

async function record(name: string, clip: string): Promise<void> {
  const samples: FaceSample[] = [];
  let before: Uint8Array | undefined;
  for (const [n, frame] of framesOfClip(clip).entries()) {
    if (n % everyNth !== 0) continue;
    const glance = await glanceOf(frame);
    const change = meanChange(before, glance);
    before = glance;
    const look = rounded({ ...(await lab.locate(frame)), change });
    samples.push({ atMs: Math.round((n * 1_000) / clipFps), ...look });
  }
  const lines = samples.map((sample) => JSON.stringify(sample)).join(',\n');
  writeFileSync(join(folder, `${name}.json`), `[\n${lines}\n]\n`);
}

/** As small as renderer/face/session/frame-eye.ts compares frames. */
async function glanceOf(jpeg: Buffer): Promise<Uint8Array> {
  const context = createCanvas(64, 48).getContext('2d');
  context.drawImage(await loadImage(jpeg), 0, 0, 64, 48);
  return greyOf(context.getImageData(0, 0, 64, 48).data);
}

function rounded(look: Omit<FaceSample, 'atMs'>): Omit<FaceSample, 'atMs'> {
  return JSON.parse(
    JSON.stringify(look, (_key, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value,
    ),
  ) as Omit<FaceSample, 'atMs'>;
}
