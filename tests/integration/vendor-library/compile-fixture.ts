import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../build/paths.ts';

/** Any compiler does: the sources need no headers, and the C library is in every process that loads them. */
export const compiler: string | undefined =
  process.platform === 'linux'
    ? ['cc', 'gcc', 'clang', 'tcc'].find((name) => spawnSync(name, ['-v']).status === 0)
    : undefined;

export const whyNot = 'skipped: no C compiler here (on Linux: apt-get install tcc)';

/** Only a compiler that knows constructors builds a library that misbehaves while it is loaded. */
export const hasConstructors: boolean = compiler !== undefined && !compiler.includes('tcc');

const sources = join(import.meta.dirname, 'fixtures');
const cache = join(root, 'node_modules', '.cache', 'yingbin-fixtures');

/** Compiles one of the fixtures, where that was not done before. @returns its path */
export function compileFixture(name: 'reader' | 'decoder'): string {
  const hash = createHash('sha256').update(compiler ?? '');
  for (const file of ['c-library.h', `${name}.c`]) hash.update(readFileSync(join(sources, file)));
  const library = join(cache, `${name}-${hash.digest('hex').slice(0, 16)}.so`);
  if (existsSync(library)) return library;
  mkdirSync(cache, { recursive: true });
  // Test files run side by side: none may load what another is still writing.
  const fresh = `${library}.${process.pid}`;
  const { status, stderr } = spawnSync(
    compiler ?? 'cc',
    ['-shared', '-fPIC', '-nostdlib', '-w', '-o', fresh, join(sources, `${name}.c`)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${compiler}: ${stderr}`);
  renameSync(fresh, library);
  return library;
}
