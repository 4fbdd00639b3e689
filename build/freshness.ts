import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dist, root } from './paths.ts';

/** Written last by a build that succeeded. */
export const stampFile: string = join(dist, 'built');

/** What goes into the build. */
const sources = [
  'crypto',
  'domain',
  'main',
  'preload',
  'renderer',
  'build/vite',
  'assets',
  'package.json',
  'package-lock.json',
];

/** Whether anything changed since the last build. */
export function needsBuild(): boolean {
  if (!existsSync(stampFile)) return true;
  const builtMs = statSync(stampFile).mtimeMs;
  return sources.some((source) => newestMs(join(root, source)) > builtMs);
}

/** When a file or anything in a folder last changed, 0 if it is not there. Folders count too: deleting changes only its folder. */
export function newestMs(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestMs(join(path, name))),
    stat.mtimeMs,
  );
}
