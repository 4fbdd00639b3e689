import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zhCn } from '../../renderer/strings/zh-cn/index.ts';
import { en } from '../../renderer/strings/en/index.ts';
import { root } from '../paths.ts';
import { findStrings } from './strings-in-source.ts';
import { rendererSources } from './strings-sources.ts';
import { judgeStrings } from './strings-verdict.ts';

/** `node build/checks/strings.ts`: every visible word has a key, every key is used, both languages have them all. */
const sources = rendererSources(join(root, 'renderer')).map((path) =>
  findStrings(relative(root, path), readFileSync(path, 'utf8')),
);
const problems = judgeStrings({ chinese: zhCn, english: en, sources });
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
