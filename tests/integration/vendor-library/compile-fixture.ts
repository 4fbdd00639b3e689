import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Any compiler does: the sources need no headers, and the C library is in every process that loads them. */
export const compiler: string | undefined =
  process.platform === 'linux'
    ? ['cc', 'gcc', 'clang', 'tcc'].find((name) => spawnSync(name, ['-v']).status === 0)
    : undefined;

export const whyNot = 'skipped: no C compiler here (on Linux: apt-get install tcc)';

/** Only a compiler that knows constructors builds a library that misbehaves while it is loaded. */
export const hasConstructors: boolean = compiler !== undefined && !compiler.includes('tcc');

const built = new Map<string, string>();

/** Compiles one of the fixtures, once. @returns its path */
export function compileFixture(name: 'reader' | 'decoder'): string {
  const known = built.get(name);
  if (known) return known;
  const library = join(mkdtempSync(join(tmpdir(), 'yingbin-fixture-')), `${name}.so`);
  const source = join(import.meta.dirname, 'fixtures', `${name}.c`);
  const { status, stderr } = spawnSync(
    compiler ?? 'cc',
    ['-shared', '-fPIC', '-nostdlib', '-w', '-o', library, source],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${compiler}: ${stderr}`);
  built.set(name, library);
  return library;
}
