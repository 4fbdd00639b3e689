import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds `name`, looking from `start` upwards. The same code runs from source (`main/app`), built
 * (`dist/main`) and installed (`resources/app.asar/dist/main`, with `assets` beside the archive), each at another depth.
 */
function folderWith(name: string, start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, name);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) throw new Error(`no folder "${name}" above ${start}`);
  }
}

/** Fonts, sounds, demo sites. */
export const findAssetsDir = (start: string = import.meta.dirname): string => folderWith('assets', start);

/** The built window. */
export const findRendererDir = (start: string = import.meta.dirname): string =>
  join(folderWith('dist', start), 'renderer');
