import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zhCn } from '../../renderer/strings/zh-cn/index.ts';
import { account } from '../../renderer/strings/zh-cn/account.ts';
import { common } from '../../renderer/strings/zh-cn/common.ts';
import { web } from '../../renderer/strings/zh-cn/web.ts';
import { words as consoleZhCn } from '../../renderer/strings/zh-cn/for-console.ts';
import { words as handheldZhCn } from '../../renderer/strings/zh-cn/for-handheld.ts';
import { words as portalZhCn } from '../../renderer/strings/zh-cn/for-portal.ts';
import { en } from '../../renderer/strings/en/index.ts';
import { words as consoleEn } from '../../renderer/strings/en/for-console.ts';
import { words as handheldEn } from '../../renderer/strings/en/for-handheld.ts';
import { words as portalEn } from '../../renderer/strings/en/for-portal.ts';
import { root } from '../paths.ts';
import { findStrings } from './strings-in-source.ts';
import { rendererSources } from './strings-sources.ts';
import { judgeStrings } from './strings-verdict.ts';

/** Which words are loaded where; the first folder that fits. Everything else is the kiosk's window. */
const loaded = [
  ['renderer/portal/', portalZhCn],
  ['renderer/console/', consoleZhCn],
  ['renderer/handheld/', handheldZhCn],
  ['renderer/web/account/', { ...common, ...web, ...account }],
  ['renderer/web/', { ...common, ...web }],
] as const;

/** `node build/checks/strings.ts`: every visible word has a key, every key is used, both languages have them all. */
const sources = rendererSources(join(root, 'renderer')).map((path) =>
  findStrings(relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')),
);
const problems = judgeStrings({
  chinese: { ...zhCn, ...portalZhCn, ...consoleZhCn, ...handheldZhCn },
  english: { ...en, ...portalEn, ...consoleEn, ...handheldEn },
  sources,
  loadedFor: (file) => loaded.find(([folder]) => file.startsWith(folder))?.[1] ?? zhCn,
});
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
