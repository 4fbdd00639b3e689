import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.ts';
import type { Check } from './outcome.ts';
import { sourceFiles } from './source-files.ts';

/** Clock and chance are arguments (CONTRIBUTING): a type check cannot see these, every runtime has them. */
const impure = [/\bDate\.now\b/, /\bnew Date\(\)/, /\bMath\.random\b/, /\brandomUUID\b/];

const governed = /^(domain|crypto|main|server|preload)\//;
/** Composition roots: where clock and chance come from. */
const roots =
  /^main\/(node|electron)\.ts$|^main\/app\/(boot|start)\.ts$|^main\/wiring\/|^main\/(app|storage)\/cli\/|^server\/(main|wiring)\.ts$|^server\/cli\//;

export function impurities(path: string, text: string): readonly string[] {
  if (!governed.test(path) || roots.test(path)) return [];
  return text.split('\n').flatMap((line, index) => {
    const code = line.replace(/\/\/.*$|^\s*\*.*$/, '');
    return impure.some((pattern) => pattern.test(code)) ? [`${path}:${index + 1}: ${line.trim()}`] : [];
  });
}

export const purityCheck: Check = async () => ({
  name: 'clock and chance are arguments',
  problems: sourceFiles().flatMap((path) => impurities(path, readFileSync(join(root, path), 'utf8'))),
});
