import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.ts';
import type { Check } from './outcome.ts';
import { sourceFiles } from './source-files.ts';

/** Ways to ask a server that need no import; the imports have a rule of their own in .dependency-cruiser.cjs. */
const requests = [
  /(?<![\w.])fetch\s*\(/,
  // Handed on under another name.
  /[=(,{[:]\s*fetch\s*[,;)}\]]/,
  /\b(globalThis|global)\.fetch\b/,
  /\bnet\.(fetch|request)\b/,
  /\bnew (WebSocket|EventSource|XMLHttpRequest)\b/,
  /\bsendBeacon\b/,
];
/** The one way for the global `fetch` to be used, and the naming of its type. */
const guarded = /\bguardedFetch\(\s*(globalThis\.)?fetch\b|\btypeof (globalThis\.)?fetch\b/g;

const governed = /^(main|preload)\//;
/** Where the gate stands. */
const gate = /^main\/security\//;

export function unguardedRequests(path: string, text: string): readonly string[] {
  if (!governed.test(path) || gate.test(path)) return [];
  return text.split('\n').flatMap((line, index) => {
    const code = line.replace(/\/\*.*?\*\/|\/\/.*$|^\s*\*.*$/g, '').replace(guarded, '');
    return requests.some((pattern) => pattern.test(code)) ? [`${path}:${index + 1}: ${line.trim()}`] : [];
  });
}

export const egressCheck: Check = async () => ({
  name: 'requests pass the gate against face data',
  problems: sourceFiles().flatMap((path) => unguardedRequests(path, readFileSync(join(root, path), 'utf8'))),
});
