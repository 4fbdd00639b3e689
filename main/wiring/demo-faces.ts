import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** As much of assets/demo/faces/people.json as main needs: the window reads the pictures itself. */
const facesFile = z.object({ people: z.array(z.object({ id: z.string() })).min(1) });

/** The invented people who can stand before a simulated camera, by their ids. */
export function readDemoFaces(assetsDir: string): readonly string[] {
  const text = readFileSync(join(assetsDir, 'demo', 'faces', 'people.json'), 'utf8');
  return facesFile.parse(JSON.parse(text)).people.map(({ id }) => id);
}
