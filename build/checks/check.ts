import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root, tool } from '../paths.ts';
import { collect } from '../run.ts';
import { egressCheck } from './egress.ts';
import { fileLengthCheck } from './file-length.ts';
import { importCheck, importSelfTest } from './imports.ts';
import { fromRun, type Check, type Outcome } from './outcome.ts';
import { purityCheck } from './purity.ts';
import { typeChecks } from './types.ts';

/** `npm run check`: everything that can be wrong without running the program. All of it, then the verdict. */
const node = (...args: string[]) => collect(process.execPath, args);
const stringsScript = join(root, 'build', 'checks', 'strings.ts');

const checks: readonly Check[] = [
  ...typeChecks,
  importCheck,
  importSelfTest,
  fileLengthCheck,
  purityCheck,
  egressCheck,
  async () =>
    fromRun('lint', await node(tool('oxlint', 'bin', 'oxlint'), '--deny-warnings', '--format=unix')),
  async () => fromRun('format', await node(tool('prettier', 'bin', 'prettier.cjs'), '--check', '.')),
  ...(existsSync(stringsScript) ? [async () => fromRun('strings', await node(stringsScript))] : []),
];

const outcomes = await runAll(checks, Math.max(2, availableParallelism()));
for (const { name, problems } of outcomes) {
  process.stdout.write(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name}\n`);
  for (const problem of problems) process.stdout.write(`${problem.replace(/^/gm, '      ')}\n`);
}
process.exitCode = outcomes.some(({ problems }) => problems.length > 0) ? 1 : 0;

/** In the given order of results, a few at a time. */
async function runAll(all: readonly Check[], atOnce: number): Promise<readonly Outcome[]> {
  const results: Outcome[] = [];
  const queue = all.entries();
  const worker = async () => {
    for (const [index, check] of queue) results[index] = await check();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
