import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from '../paths.ts';
import { collect } from '../run.ts';
import type { Check, Outcome } from './outcome.ts';
import { planted, plantViolations } from './planted.ts';
import { sourceFiles, sourceFolders } from './source-files.ts';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Runs dependency-cruiser on a tree; an unreadable answer is a problem, not an empty result. */
async function cruise(folder: string): Promise<Cruise | string> {
  const { output } = await collect(
    process.execPath,
    [
      tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      ...['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'],
      ...sourceFolders.filter((name) => existsSync(join(folder, name))),
    ],
    folder,
  );
  try {
    return JSON.parse(output.slice(output.indexOf('{'))) as Cruise;
  } catch {
    return `dependency-cruiser: ${output.slice(0, 500)}`;
  }
}

/** The import rules on the project itself. */
export const importCheck: Check = async () => {
  const name = 'import rules';
  const found = await cruise(root);
  if (typeof found === 'string') return { name, problems: [found] };
  const { totalCruised, violations } = found.summary;
  // Without TypeScript's own API it reads no .ts file, finds nothing wrong and says so with exit code 0.
  const expected = sourceFiles().length;
  const floor =
    totalCruised < expected ? [`only ${totalCruised} modules seen, there are ${expected} source files`] : [];
  return {
    name,
    problems: [...floor, ...violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)],
  };
};

/** The import rules on a tree that breaks each of them once: a rule that finds nothing is no rule. */
export const importSelfTest: Check = async (): Promise<Outcome> => {
  const name = 'import rules find planted violations';
  const tree = plantViolations();
  try {
    const found = await cruise(tree.folder);
    if (typeof found === 'string') return { name, problems: [found] };
    const missed = planted.filter(
      ([rule, from]) => !found.summary.violations.some((v) => v.rule.name === rule && v.from === from),
    );
    return { name, problems: missed.map(([rule, from, to]) => `not found: ${rule}: ${from} → ${to}`) };
  } finally {
    tree.remove();
  }
};
