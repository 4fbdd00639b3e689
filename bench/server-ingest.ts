import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { issueCode } from '../server/repositories/kiosks/codes.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { startSyncKiosk } from '../tests/support/server/sync-kiosk.ts';
import { startTestServer, type TestServer } from '../tests/support/server/test-server.ts';
import { must } from '../tests/support/storage-kiosk.ts';
import { fetchFrom } from './harness/fetch-from.ts';
import type { Crowd, CrowdTimes } from './harness/push-crowd.ts';
import { timesOf, type BenchResult } from './harness/result.ts';
import { simpleUpdates } from './harness/simple-updates.ts';

const kiosks = 50;
/** Visits of six events each: 96 events a batch. */
const visitsPerBatch = 16;

/**
 * Fifty kiosks hand in what they have, over HTTP in their sealed sessions, to one copy of the server; every batch is one transaction.
 * Beside it, on the same PostgreSQL, pgbench's simple update, as many of them in one transaction as a batch has events.
 */
export async function run(): Promise<BenchResult> {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase('yingbin');
  // Every kiosk comes by an address of its own, as in a house: the limits of pace count by address.
  const server = await startTestServer({ databaseUrl, trustProxy: true });
  try {
    const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
    const house = [];
    for (let index = 0; index < kiosks; index++) house.push(await joined(server, url, index));
    const crowd: Crowd = {
      ...{ url, kiosks: house, now: server.clock.now },
      ...{ visitsPerBatch, warmUpBatches: 4, batches: 12 },
    };
    const worker = new Worker(new URL('./harness/push-crowd.ts', import.meta.url), { workerData: crowd });
    const [times] = (await once(worker, 'message')) as [CrowdTimes];
    const batchesPerSecond = times.samplesMs.length / times.seconds;
    const baseline = await simpleUpdates(postgres.port, databaseUrl, times.eventsPerBatch);
    return {
      what: `batches of ${times.eventsPerBatch} events from ${kiosks} kiosks over HTTP into PostgreSQL: unsealed, checked, stored, tables kept, one transaction each`,
      times: timesOf(times.samplesMs),
      baseline: {
        what: `${baseline.tool}: ${times.eventsPerBatch} simple updates in one transaction, ${baseline.clients} clients, the same server`,
        times: timesOf(baseline.samplesMs),
      },
      figures: [
        {
          name: 'batches per second, as a ratio to the baseline',
          value: batchesPerSecond / baseline.perSecond,
          unit: '',
          atLeast: 0.8,
        },
        { name: 'events accepted', value: batchesPerSecond * times.eventsPerBatch, unit: 'per second' },
        { name: 'batches', value: batchesPerSecond, unit: 'per second' },
        { name: 'baseline transactions', value: baseline.perSecond, unit: 'per second' },
      ],
    };
  } finally {
    await server.close();
    await postgres.stop();
  }
}

async function joined(server: TestServer, url: string, index: number): Promise<Crowd['kiosks'][number]> {
  const address = `10.0.0.${index + 1}`;
  const kiosk = startSyncKiosk(`k-${index}`, () => server.clock.now, { fetch: fetchFrom(address) });
  try {
    const { code } = await issueCode(server.context, server.context.sites.first, 'gate');
    if (!(await kiosk.enrol(url, code)).ok) throw new Error('a kiosk could not join');
    const site = kiosk.store.sync.joined();
    if (!site) throw new Error('a kiosk did not join');
    const { serverKey } = site;
    const identitySeed = must(kiosk.store.sync.identity());
    return { node: kiosk.node, site: { site: site.site, serverKey }, identitySeed, address };
  } finally {
    await kiosk.close();
  }
}
