import { globSync } from 'node:fs';
import { join } from 'node:path';

/** The renderer's source files, without the catalogues themselves. */
export function rendererSources(folder: string): readonly string[] {
  return globSync('**/*.{ts,tsx}', { cwd: folder })
    .filter((path) => !/^strings\/(zh-cn|en)\//.test(path))
    .map((path) => join(folder, path))
    .toSorted();
}
