import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { root } from '../../build/paths.ts';

const folder = join(root, 'assets', 'demo', 'faces');

interface ModelledPerson {
  readonly id: string;
  readonly portrait: string;
  readonly frames: readonly {
    readonly file: string;
    /** Positive to the person's own left. */
    readonly yawDeg: number;
    /** Positive downwards. */
    readonly pitchDeg: number;
  }[];
}

/** The demo's modelled people: of flesh and blood is nobody. */
export const people = JSON.parse(
  readFileSync(join(folder, 'people.json'), 'utf8'),
) as readonly ModelledPerson[];

/** A picture file of the demo's, by its name in `people`. */
export const pictureFile = (name: string): Uint8Array => readFileSync(join(folder, name));

/** Draws on a frame of 640x480, or on a grey one, and gives it as a file. */
export async function frameWith(
  draw: (
    context: SKRSContext2D,
    picture: (name: string) => ReturnType<typeof loadImage>,
  ) => Promise<void> | void,
): Promise<Uint8Array> {
  const canvas = createCanvas(640, 480);
  const context = canvas.getContext('2d');
  context.fillStyle = '#777';
  context.fillRect(0, 0, 640, 480);
  await draw(context, (name) => loadImage(join(folder, name)));
  return canvas.encode('png');
}

/** A frame printed flat and turned about its upright middle before a camera a metre of dots away. */
export function turnedPrint(name: string, degrees: number): Promise<Uint8Array> {
  const [turn, distance] = [(degrees * Math.PI) / 180, 1_000];
  const seenAt = (across: number) => {
    const near = distance / (distance + across * Math.sin(turn));
    return { x: 320 + across * Math.cos(turn) * near, near };
  };
  return frameWith(async (context, picture) => {
    const print = await picture(name);
    for (let column = 0; column < 640; column++) {
      const { x, near } = seenAt(column - 320);
      const width = Math.max(1, seenAt(column - 319).x - x + 0.6);
      context.drawImage(print, column, 0, 1, 480, x, 240 - 240 * near, width, 480 * near);
    }
  });
}
