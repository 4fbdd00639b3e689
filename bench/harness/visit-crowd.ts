import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { timeOrderedId } from '../../crypto/time-ordered-id.ts';
import { instant } from '../../domain/kernel/time.ts';
import { startSyncKiosk, type SyncKiosk } from '../../tests/support/server/sync-kiosk.ts';
import { must } from '../../tests/support/storage-kiosk.ts';
import { fetchFrom } from './fetch-from.ts';
import { benchPolicy, walkIn } from './visits.ts';

/** Kiosks with stores on disk and real sync clients, in a thread of their own, as kiosks are machines of their own. */
export interface VisitCrowd {
  readonly url: string;
  /** A one-time code for each kiosk. */
  readonly codes: readonly string[];
  readonly now: number;
  readonly visits: number;
  readonly betweenMs: number;
}

/** `joined` when all kiosks are at work; then one for every visit, with the moment its commit returned; `end` at last. */
export type CrowdNote =
  | { readonly type: 'joined' | 'end' }
  | { readonly type: 'committed'; readonly id: string; readonly at: number };

const crowd = workerData as VisitCrowd;
// The test server's clock stands; the kiosks' goes on from there.
const now = () => instant(Math.round(crowd.now + performance.now()));
const tell = (note: CrowdNote) => parentPort?.postMessage(note);

const house: SyncKiosk[] = [];
for (const [index, code] of crowd.codes.entries()) {
  const kiosk = startSyncKiosk(`k-${index}`, now, { fetch: fetchFrom(`10.0.0.${index + 1}`) });
  if (!(await kiosk.enrol(crowd.url, code)).ok) throw new Error('a kiosk could not join');
  kiosk.connect();
  house.push(kiosk);
}
tell({ type: 'joined' });
parentPort?.once('message', () => void work());

async function work(): Promise<void> {
  for (let index = 0; index < crowd.visits; index++) {
    const kiosk = house[index % house.length];
    if (!kiosk) throw new Error('there is no such kiosk');
    const request = walkIn(timeOrderedId(now(), randomBytes), now());
    const { id } = must(kiosk.store.visits.save(request, benchPolicy, { kind: 'visitor' }));
    tell({ type: 'committed', id, at: performance.timeOrigin + performance.now() });
    await pause(crowd.betweenMs);
  }
  tell({ type: 'end' });
  parentPort?.once('message', () => void leave());
}

async function leave(): Promise<void> {
  for (const kiosk of house) await kiosk.close();
  parentPort?.close();
}
