import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../paths.ts';

export const sourceFolders = [
  'domain',
  'crypto',
  'main',
  'preload',
  'renderer',
  'server',
  'build',
  'bench',
  'tests',
] as const;

/** All TypeScript files of the project as `main/shell/shell.ts`, in order. */
export function sourceFiles(base: string = root): readonly string[] {
  return sourceFolders
    .flatMap((folder) => filesIn(join(base, folder)).map((path) => relative(base, path)))
    .map((path) => path.split(sep).join('/'));
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch {
    return []; // A tree of planted violations has not every folder.
  }
}
