import { readdirSync } from 'node:fs';
import { machine } from './harness/machine.ts';
import { reportLines } from './harness/report.ts';
import { isMet, type Bench } from './harness/result.ts';

// npm run bench -- NAME [--json]: runs bench/NAME.ts. Exit 0: promises kept, 1: one missed, 2: wrong usage.

const args = process.argv.slice(2);
const json = args.includes('--json');
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length));
const [name, ...more] = args.filter((arg) => arg !== '--json');

if (name === undefined || more.length > 0 || !names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME [--json]\nNAME is one of: ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  const { run } = (await import(`./${name}.ts`)) as { run: Bench };
  const result = await run();
  const met = result.figures.every(isMet);
  const lines = json
    ? [JSON.stringify({ name, ...result, met, machine: machine() })]
    : reportLines(name, result, machine());
  console.log(lines.join('\n'));
  process.exitCode = met ? 0 : 1;
}
