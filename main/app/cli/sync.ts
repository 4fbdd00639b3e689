import { randomBytes } from 'node:crypto';
import { join as joinPath } from 'node:path';
import { instant } from '../../../domain/kernel/time.ts';
import { realTimers } from '../../devices/transport/timers.ts';
import { silentLogger } from '../../logging/logger.ts';
import { createEgressGate, guardedFetch } from '../../security/egress-gate.ts';
import type { LedgerStore } from '../../storage/create-store.ts';
import { openKeyRing } from '../../storage/keys/key-file.ts';
import { openStore } from '../../storage/open-store.ts';
import { join } from '../../sync/index.ts';
import type { EnrolFault } from '../../sync/enrol.ts';
import { diskFiles } from '../config-files.ts';
import { loadConfig } from '../config.ts';
import { readEnvironment, type Environment } from '../environment.ts';
import { findAssetsDir } from '../paths.ts';
import { version } from '../boot.ts';
import { lockDataDir } from '../single-instance.ts';

// npm run sync -- enrol [CODE] [ADDRESS]   joins the site server by a one-time code
// npm run sync -- status                   says how the kiosk stands with it
// docs/operations/sync.md. Exit 0: done, 1: it could not be, 2: wrong usage.

process.exitCode = await main(process.argv.slice(2));

async function main([command, ...rest]: readonly string[]): Promise<0 | 1 | 2> {
  const environment = readEnvironment(process.env, process.platform);
  if (!environment.ok) return say(environment.error, 2);
  if (command === 'status' && rest.length === 0) return withStore(environment.value, status);
  if (command !== 'enrol' || rest.length > 2) {
    return say('Usage: npm run sync -- enrol [CODE] [ADDRESS] | status', 2);
  }
  const release = await lockDataDir(environment.value.dataDir);
  if (!release)
    return say(
      'The kiosk is running on this data directory. Stop it first, or put the code into its configuration.',
      1,
    );
  try {
    return await withStore(environment.value, (store, configured) =>
      enrol(store, {
        code: rest[0] ?? environment.value.server.code ?? configured?.code,
        url: rest[1] ?? environment.value.server.url ?? configured?.url,
      }),
    );
  } finally {
    await release();
  }
}

async function enrol(
  store: LedgerStore,
  { url, code }: { readonly url: string | undefined; readonly code: string | undefined },
): Promise<0 | 1 | 2> {
  if (code === undefined || url === undefined || !URL.canParse(url) || !/^https?:/.test(url))
    return say('A code and the address of the server are needed: npm run sync -- enrol CODE http://…', 2);
  const gate = createEgressGate({ basis: () => '', log: silentLogger });
  const joined = await join(
    {
      ...{ store, version, randomBytes, serverUrl: url, timers: realTimers, log: silentLogger },
      fetch: guardedFetch(fetch, gate, 'sync.enrol'),
    },
    code,
  );
  return joined.ok
    ? say(`This kiosk (${store.node}) has joined the site "${store.sync.joined()?.site}".`, 0)
    : say(words[joined.error], 1);
}

const words: Readonly<Record<EnrolFault, string>> = {
  'no-code': 'A code has ten letters and digits, such as 7K3Q9-M4TZX.',
  refused:
    'The server refuses: the code is wrong, used or older than ten minutes, or another kiosk has joined under this number and must be shut out first.',
  unreachable: 'The server does not answer at this address.',
  'not-the-server': 'Whoever answers at this address does not know the code. Nothing was taken over.',
  'server-fault': 'The server answers in a way this kiosk does not understand; are the versions alike?',
  'other-site':
    'This kiosk has joined another site, whose visitors are none of this one’s business. Start with an empty data directory.',
  storage: 'The kiosk could not write down what it was told.',
};

function status({ node, sync }: LedgerStore): 0 {
  const joined = sync.joined();
  if (!joined) return say(`This kiosk (${node}) is alone: it has joined no site.`, 0);
  const pending = Math.max(0, sync.head() - sync.acknowledged());
  const dataAt = sync.dataAt();
  return say(
    [
      `kiosk      ${node}`,
      `site       ${joined.site}`,
      `server     ${joined.serverUrl}`,
      `events     ${sync.head()} written, ${pending} not yet at the server`,
      `last heard ${dataAt === undefined ? 'never' : new Date(dataAt).toISOString()}`,
    ].join('\n'),
    0,
  );
}

type Configured = { readonly url: string; readonly code?: string | undefined } | undefined;

async function withStore(
  { dataDir, configFile, demo }: Environment,
  work: (store: LedgerStore, configured: Configured) => 0 | 1 | 2 | Promise<0 | 1 | 2>,
): Promise<0 | 1 | 2> {
  const place = { dataDir, configFile, demo, demoDir: joinPath(findAssetsDir(), 'demo') };
  const loaded = loadConfig(place, diskFiles);
  if (!loaded.ok) return say('The configuration is wrong; npm start says where.', 1);
  const keyRing = openKeyRing({ dir: dataDir, randomBytes });
  if (!keyRing.ok) return say(keyRing.error.detail, 1);
  const { site, server } = loaded.value.config;
  const opened = openStore({
    ...{ dir: dataDir, randomBytes, keyRing: keyRing.value },
    now: () => instant(Date.now()),
    timeZone: site.timeZone,
    badgePrefix: site.badgePrefix,
  });
  if (!opened.ok) return say(opened.error.detail, 1);
  try {
    return await work(opened.value, server);
  } finally {
    opened.value.close();
  }
}

function say<Code extends 0 | 1 | 2>(text: string, code: Code): Code {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}
