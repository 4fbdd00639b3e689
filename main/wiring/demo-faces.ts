import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WindowFile } from '../shell/window-files.ts';

/** As much of assets/demo/faces/people.json as main needs: the window reads the pictures itself. */
const facesFile = z.array(z.object({ id: z.string() })).min(1);

/** The invented people who can stand before a simulated camera, by their ids. */
export function readDemoFaces(assetsDir: string): readonly string[] {
  const text = readFileSync(join(assetsDir, 'demo', 'faces', 'people.json'), 'utf8');
  return facesFile.parse(JSON.parse(text)).map(({ id }) => id);
}

/** Nothing that could climb out of the folder. */
const facePath = /^\/demo\/faces\/(?:[a-z0-9-]+\/)?[a-z0-9-]+\.(json|jpg|png)$/;
const types = { json: 'application/json', jpg: 'image/jpeg', png: 'image/png' } as const;

/** A picture for the window's simulated camera, by its URL path. */
export function demoFace(assetsDir: string, urlPath: string): WindowFile | undefined {
  const [, ending] = facePath.exec(urlPath) ?? [];
  if (ending === undefined) return undefined;
  const path = join(assetsDir, urlPath);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  const type = types[ending as keyof typeof types];
  return { path, bytes: stat.size, type, hashed: false };
}
