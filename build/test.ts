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

// Contract and integration tests mostly wait for devices, so many of them run side by side. An end-to-end test keeps one
// core busy: the browser, the kiosk and the test take turns. Films play in real time and want the machine for themselves.
const films = ['face-fake-camera', 'face-egress'].map((name) => `tests/e2e/${name}.test.ts`);
const cores = availableParallelism();
const rounds: readonly Round[] = [
  { name: 'unit', projects: ['unit', 'properties', 'fuzz', 'migrations'], workers: cores },
  { name: 'devices', projects: ['contract', 'integration'], workers: 5 },
  { name: 'e2e', projects: ['e2e'], without: films, workers: cores },
  { name: 'films', projects: ['e2e'], only: films, workers: 1 },
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
  /** Of its report in `dist`. */
  readonly name: string;
  readonly projects: readonly string[];
  /** Test files from the root; all of the projects when missing. */
  readonly only?: readonly string[];
  readonly without?: readonly string[];
  readonly workers: number;
}

async function vitest({
  name,
  projects,
  only = [],
  without = [],
  workers,
}: Round): Promise<{ count: TestCount; code: number }> {
  const reportFile = join(dist, `test-report-${name}.json`);
  rmSync(reportFile, { force: true });
  const status = await foreground(
    process.execPath,
    [
      tool('vitest', 'vitest.mjs'),
      'run',
      '--passWithNoTests',
      ...projects.flatMap((project) => ['--project', project]),
      ...without.map((file) => `--exclude=${file}`),
      `--maxWorkers=${workers}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      ...only,
    ],
    env,
  );
  // Without a report, or when it fails without naming a test, the runner itself failed.
  const count = existsSync(reportFile)
    ? countTests(JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport)
    : { passed: 0, failed: 0, skipped: 0 };
  return { count: status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count, code: status };
}
