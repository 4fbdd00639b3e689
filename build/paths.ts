import { join } from 'node:path';

export const root: string = join(import.meta.dirname, '..');
export const dist: string = join(root, 'dist');

/** The script of an installed package's command, to be run with `process.execPath`: works on Windows without shells. */
export const tool = (...parts: string[]): string => join(root, 'node_modules', ...parts);
