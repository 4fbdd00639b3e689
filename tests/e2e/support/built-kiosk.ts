import { join } from 'node:path';
import { chooseShell, type Choice } from '../../../build/choose-shell.ts';
import { electronProgram } from '../../../build/electron-program.ts';
import { needsBuild } from '../../../build/freshness.ts';
import { dist, root } from '../../../build/paths.ts';
import { collect } from '../../../build/run.ts';

/** The kiosk as it is shipped; these tests run nothing from source. */
export const program = {
  chromium: join(dist, 'main', 'node.js'),
  electron: join(dist, 'main', 'electron.js'),
} as const;

/** Builds only when a source is newer than the build: `npm test` has built just before, and build-first.ts before any test. */
export async function ensureBuilt(): Promise<void> {
  if (!needsBuild()) return;
  const { code, output } = await collect(process.execPath, [join(root, 'build', 'build.ts')]);
  if (code !== 0) throw new Error(`the kiosk was not built:\n${output}`);
}

/** The shell that a person would get on this machine; the address alone is what the tests open themselves. */
export function shellHere(): Choice {
  return chooseShell({
    platform: process.platform,
    env: { ...process.env, YINGBIN_HEADLESS: undefined },
    asRoot: process.getuid?.() === 0,
    electronProgram: electronProgram(),
  });
}
