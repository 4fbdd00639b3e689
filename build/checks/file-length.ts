import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.ts';
import type { Check } from './outcome.ts';
import { sourceFiles } from './source-files.ts';

const longest = 400;
/** Catalogues and tables are long because the world is: strings, code tables, generated pinyin. */
const tables = /^renderer\/strings\/|(^|\/)[a-z-]*(catalogue|table|data)\.ts$/;

export function tooLong(path: string, text: string): string | undefined {
  const lines = text.split('\n').length - 1;
  return lines > longest && !tables.test(path) ? `${path}: ${lines} lines, at most ${longest}` : undefined;
}

export const fileLengthCheck: Check = async () => ({
  name: 'file length',
  problems: sourceFiles().flatMap((path) => tooLong(path, readFileSync(join(root, path), 'utf8')) ?? []),
});
