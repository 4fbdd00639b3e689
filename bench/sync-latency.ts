import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { timeOrderedId } from '../crypto/time-ordered-id.ts';
import { instant } from '../domain/kernel/time.ts';
import type { InsideList } from '../server/contract/guard.ts';
import { issueCode } from '../server/repositories/kiosks/codes.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { signInAs } from '../tests/support/server/sign-in.ts';
import { startSyncKiosk, type SyncKiosk } from '../tests/support/server/sync-kiosk.ts';
import { startTestServer } from '../tests/support/server/test-server.ts';
import { must } from '../tests/support/storage-kiosk.ts';
import { fetchFrom } from './harness/fetch-from.ts';
import { timesOf, type BenchResult } from './harness/result.ts';
import { benchPolicy, walkIn } from './harness/visits.ts';

const kiosks = 50;
const visits = 300;
/** Between two visits somewhere in the house: eight a second is a full lobby. */
const betweenMs = 125;
const givenUpMs = 30_000;

/**
 * Fifty kiosks (real stores on disk, real sync clients, one process) and a server on PostgreSQL. From the return of the kiosk's durable commit to the
 * moment a console page, which follows the live line and asks for the list again when it moves, has the visit in its list. The page asks
 * as a page does: one question at a time, and once more if something moved meanwhile.
 */
export async function run(): Promise<BenchResult> {
  const postgres = await startPostgres();
  const server = await startTestServer({
    databaseUrl: await postgres.createDatabase('yingbin'),
    // Every kiosk comes by an address of its own, as in a house: the limits of pace count by address.
    trustProxy: true,
  });
  // The test server's clock stands; the kiosks' goes on from there.
  const began = performance.now();
  const now = () => instant(Math.round(server.clock.now + performance.now() - began));
  const house: SyncKiosk[] = [];
  const stopped = new AbortController();
  try {
    const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
    for (let index = 0; index < kiosks; index++) {
      const kiosk = startSyncKiosk(`k-${index}`, now, { fetch: fetchFrom(`10.0.0.${index + 1}`) });
      const { code } = await issueCode(server.context, server.context.sites.first, `gate-${index}`);
      const joined = await kiosk.enrol(url, code);
      if (!joined.ok) throw new Error('a kiosk could not join');
      kiosk.connect();
      house.push(kiosk);
    }
    const { headers } = await signInAs(server, 'guard');
    const page = followInside(url, headers.cookie, stopped.signal);
    await page.ready;

    const committedAt = new Map<string, number>();
    for (let index = 0; index < visits; index++) {
      const kiosk = house[index % kiosks];
      if (!kiosk) throw new Error('there is no such kiosk');
      const request = walkIn(timeOrderedId(now(), randomBytes), now());
      const record = must(kiosk.store.visits.save(request, benchPolicy, { kind: 'visitor' }));
      committedAt.set(record.id, performance.now());
      await pause(betweenMs);
    }
    const waited = performance.now();
    while (page.seenAt.size < visits && performance.now() - waited < givenUpMs) await pause(50);
    const samples = [...committedAt].map(
      ([id, at]) => (page.seenAt.get(id) ?? Number.POSITIVE_INFINITY) - at,
    );
    const times = timesOf(samples);
    return {
      what: `${visits} visits at ${kiosks} kiosks, ${1_000 / betweenMs} a second: from the kiosk's commit until a page that follows the live line has it in its list`,
      times,
      figures: [
        { name: 'commit to page, p95', value: times.p95Ms, unit: 'ms', atMost: 1_000 },
        { name: 'seen', value: page.seenAt.size, unit: `of ${visits}`, atLeast: visits },
      ],
    };
  } finally {
    stopped.abort();
    for (const kiosk of house) await kiosk.close();
    await server.close();
    await postgres.stop();
  }
}

/** A page of the console in short: the live line, and the list of who is inside. */
function followInside(url: string, cookie: string, signal: AbortSignal) {
  const seenAt = new Map<string, number>();
  const ready = Promise.withResolvers<void>();
  let isAsking = false;
  let hasMoved = false;
  const ask = async (): Promise<void> => {
    hasMoved = true;
    if (isAsking) return;
    isAsking = true;
    while (hasMoved) {
      hasMoved = false;
      const answer = await fetch(`${url}/api/v1/guard/inside`, { headers: { cookie }, signal });
      const { items } = (await answer.json()) as InsideList;
      const at = performance.now();
      for (const { id } of items) if (!seenAt.has(id)) seenAt.set(id, at);
    }
    isAsking = false;
  };
  const follow = async (): Promise<void> => {
    const line = await fetch(`${url}/api/v1/live`, { headers: { cookie }, signal });
    await ask();
    ready.resolve();
    const decoder = new TextDecoder();
    for await (const bytes of line.body ?? [])
      if (decoder.decode(bytes).includes('event: changed')) void ask().catch(quiet);
  };
  const quiet = (): void => undefined;
  follow().catch((error: unknown) => ready.reject(error));
  return { seenAt, ready: ready.promise };
}
