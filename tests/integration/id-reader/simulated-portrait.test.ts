import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterEach, expect, test, vi } from 'vitest';
import { root } from '../../../build/paths.ts';
import { buildReader, type BuiltReader } from '../../support/id-reader/built-reader.ts';
import { difference } from '../../support/id-reader/faces.ts';

let reader: BuiltReader;
afterEach(() => reader.stop());

/** The colours of a picture file at the size of a portrait. */
async function coloursOf(file: string): Promise<Uint8Array> {
  const context = createCanvas(102, 126).getContext('2d');
  context.drawImage(await loadImage(readFileSync(file)), 0, 0, 102, 126);
  return Uint8Array.from(context.getImageData(0, 0, 102, 126).data.filter((_, at) => at % 4 !== 3));
}

// Through the dock, the simulated chip, the protocol over TCP, the driver and the news: as in the demo.
test('the cards of the demo bring the faces of their people, and the others none', async () => {
  reader = await buildReader({ driver: 'simulator' }, tmpdir());
  for (const cardId of ['reserved', 'partner', 'expired', 'walk-in']) {
    const { portraits, simulation } = reader;
    const before = { read: portraits.length, lifted: reader.lifted() };
    await simulation.act({ type: 'put-card', cardId });
    await vi.waitFor(() => expect(portraits.length).toBeGreaterThan(before.read), { timeout: 5_000 });
    await simulation.act({ type: 'remove-card' });
    await vi.waitFor(() => expect(reader.lifted()).toBeGreaterThan(before.lifted), { timeout: 5_000 });
  }
  const faces = await Promise.all(
    ['a', 'b', 'c'].map((face) => coloursOf(join(root, 'assets', 'demo', 'faces', face, 'portrait.png'))),
  );
  expect(reader.portraits.map((portrait) => portrait !== undefined)).toEqual([true, true, false, true]);
  const brought = reader.portraits.flatMap((portrait) => portrait?.rgb ?? []);
  for (const [at, rgb] of brought.entries()) {
    expect(difference(rgb, faces[at] ?? new Uint8Array(0))).toBeLessThan(8);
  }
});
