import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from './paths.ts';
import { foreground } from './run.ts';

/** Where Electron's program lies, once it was downloaded. */
export function electronProgram(): string | undefined {
  const pathFile = tool('electron', 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = join(tool('electron', 'dist'), readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/** Fetches it with Electron's own installer (`ELECTRON_MIRROR` names another source). */
export async function fetchElectron(): Promise<string | undefined> {
  await foreground(process.execPath, [tool('electron', 'install.js')]);
  return electronProgram();
}
