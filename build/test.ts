import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.ts';
import { dist, root, tool } from './paths.ts';
import { foreground } from './run.ts';
import { addCounts, countLine, countTests, type TestCount, type VitestReport } from './test-count.ts';

/**
 * `npm test`: checks, builds, then all tests. The last line counts them. A failed check does not keep the tests from
 * running, but it fails the whole.
 */
const script = (...parts: string[]) => foreground(process.execPath, [join(root, 'build', ...parts)]);
const checked = await script('checks', 'check.ts');
const built = await script('build.ts');

const browser = await ensureBrowser();
if ('error' in browser) process.stderr.write(`no browser for the end-to-end tests: ${browser.error}\n`);
const env = 'path' in browser ? { CHROMIUM_PATH: browser.path } : {};

// Contract and integration tests mostly wait for devices, so many of them run side by side. End-to-end tests come alone:
// on two cores a busy neighbour makes a browser look slow.
const rounds: readonly Round[] = [
  { projects: ['unit', 'properties', 'fuzz', 'migrations'], workers: availableParallelism() },
  { projects: ['contract', 'integration'], workers: 5 },
  { projects: ['e2e'] },
];
let total: TestCount = { passed: 0, failed: 0, skipped: 0 };
let code = 0;
for (const one of rounds) {
  const round = await vitest(one);
  total = addCounts(total, round.count);
  code ||= round.code;
}
for (const [name, failed] of Object.entries({ 'npm run check': checked, 'npm run build': built })) {
  if (failed) process.stdout.write(`\n${name} failed, see above\n`);
}
process.stdout.write(`\n${countLine(total)}\n`);
process.exitCode = checked || built || code || (total.failed > 0 ? 1 : 0);

interface Round {
  readonly projects: readonly string[];
  /** One fewer than there are cores, but one, when missing. */
  readonly workers?: number;
}

async function vitest({ projects, workers }: Round): Promise<{ count: TestCount; code: number }> {
  const reportFile = join(dist, `test-report-${projects[0]}.json`);
  rmSync(reportFile, { force: true });
  const status = await foreground(
    process.execPath,
    [
      tool('vitest', 'vitest.mjs'),
      'run',
      '--passWithNoTests',
      ...projects.flatMap((project) => ['--project', project]),
      ...(workers === undefined ? [] : [`--maxWorkers=${workers}`]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ],
    env,
  );
  // Without a report, or when it fails without naming a test, the runner itself failed.
  const count = existsSync(reportFile)
    ? countTests(JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport)
    : { passed: 0, failed: 0, skipped: 0 };
  return { count: status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count, code: status };
}
