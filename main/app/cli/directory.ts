import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant } from '../../../domain/kernel/time.ts';
import type { Actor } from '../../../domain/visit/records.ts';
import { openKeyRing } from '../../storage/keys/key-file.ts';
import { openStore } from '../../storage/open-store.ts';
import type { Store } from '../../storage/store.ts';
import { diskFiles } from '../config-files.ts';
import { loadConfig, type LoadedConfig } from '../config.ts';
import { readEnvironment } from '../environment.ts';
import { findAssetsDir } from '../paths.ts';
import { lockDataDir } from '../single-instance.ts';
import { readDirectory, type Directory } from './directory-file.ts';

// npm run directory -- FILE.json: gives a kiosk that stands alone its hosts, reservations and enrolments. With a site
// server they arrive by themselves. The file's form: docs/operations/directory.md.

const system: Actor = { kind: 'system' };
process.exitCode = await main(process.argv.slice(2));

async function main([file, ...more]: readonly string[]): Promise<0 | 1 | 2> {
  if (file === undefined || more.length > 0) return say('Usage: npm run directory -- FILE.json', 2);
  const environment = readEnvironment(process.env, process.platform);
  if (!environment.ok) return say(environment.error, 2);
  const { dataDir, configFile, demo } = environment.value;
  const loaded = loadConfig({ dataDir, configFile, demo, demoDir: join(findAssetsDir(), 'demo') }, diskFiles);
  if (!loaded.ok) return say('The configuration is wrong; npm start says where.', 1);
  const release = await lockDataDir(dataDir);
  if (!release) return say('The kiosk is running on this data directory. Stop it first.', 1);
  try {
    return importFile(file, dataDir, loaded.value);
  } finally {
    await release();
  }
}

function importFile(file: string, dir: string, { config }: LoadedConfig): 0 | 1 {
  const keyRing = openKeyRing({ dir, randomBytes });
  if (!keyRing.ok) return say(keyRing.error.detail, 1);
  const opened = openStore({
    ...{ dir, randomBytes, keyRing: keyRing.value },
    now: () => instant(Date.now()),
    timeZone: config.site.timeZone,
    badgePrefix: config.site.badgePrefix,
  });
  if (!opened.ok) return say(opened.error.detail, 1);
  const store = opened.value;
  try {
    const directory = readDirectory(readFileSync(file, 'utf8'), config.policy, store.hosts.byId);
    if (!directory.ok) return say(directory.error.join('\n'), 1);
    return record(store, directory.value);
  } finally {
    store.close();
  }
}

function record(store: Store, { hosts, reservations, enrolments }: Directory): 0 | 1 {
  const written = [
    ...hosts.map((host) => store.hosts.record(host, system)),
    ...reservations.map((one) => store.reservations.record(one, system)),
    ...enrolments.map((one) => store.enrolments.record(one, system)),
  ];
  const failed = written.find((one) => !one.ok);
  if (failed && !failed.ok) return say(failed.error.detail, 1);
  say(
    `${hosts.length} hosts, ${reservations.length} reservations, ${enrolments.length} enrolments recorded.`,
    0,
  );
  return 0;
}

function say<Code extends 0 | 1 | 2>(words: string, code: Code): Code {
  (code === 0 ? process.stdout : process.stderr).write(`${words}\n`);
  return code;
}
