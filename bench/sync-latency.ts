import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { InsideList } from '../server/contract/guard.ts';
import { issueCode } from '../server/repositories/kiosks/codes.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { signInAs } from '../tests/support/server/sign-in.ts';
import { startTestServer } from '../tests/support/server/test-server.ts';
import { timesOf, type BenchResult } from './harness/result.ts';
import type { CrowdNote, VisitCrowd } from './harness/visit-crowd.ts';

const kiosks = 50;
const visits = 300;
/** Between two visits somewhere in the house: eight a second is a full lobby. */
const betweenMs = 125;
const givenUpMs = 30_000;

/**
 * Fifty kiosks and a server on PostgreSQL. From the return of the kiosk's durable commit to the moment a console page, which follows the
 * live line and asks for the list again when it moves, has the visit in its list. The page asks as a page does: one question at a time,
 * and once more if something moved meanwhile.
 */
export async function run(): Promise<BenchResult> {
  const postgres = await startPostgres();
  const server = await startTestServer({
    databaseUrl: await postgres.createDatabase('yingbin'),
    // Every kiosk comes by an address of its own, as in a house: the limits of pace count by address.
    trustProxy: true,
  });
  const stopped = new AbortController();
  try {
    const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
    const codes: string[] = [];
    for (let index = 0; index < kiosks; index++)
      codes.push((await issueCode(server.context, server.context.sites.first, `gate-${index}`)).code);
    const workerData: VisitCrowd = { url, codes, now: server.clock.now, visits, betweenMs };
    const crowd = new Worker(new URL('./harness/visit-crowd.ts', import.meta.url), { workerData });
    await once(crowd, 'message');

    const { headers } = await signInAs(server, 'guard');
    const page = followInside(url, headers.cookie, stopped.signal);
    await page.ready;
    const committedAt = new Map<string, number>();
    const ended = Promise.withResolvers<void>();
    crowd.on('message', (note: CrowdNote) => {
      if (note.type === 'committed') committedAt.set(note.id, note.at);
      if (note.type === 'end') ended.resolve();
    });
    crowd.postMessage('begin');
    await ended.promise;
    const waited = performance.now();
    while (page.seenAt.size < visits && performance.now() - waited < givenUpMs) await pause(50);
    crowd.postMessage('leave');
    await once(crowd, 'exit');

    const never = Number.POSITIVE_INFINITY;
    const times = timesOf([...committedAt].map(([id, at]) => (page.seenAt.get(id) ?? never) - at));
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
      const at = performance.timeOrigin + performance.now();
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
