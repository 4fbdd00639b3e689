import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { VisitId } from '../../domain/kernel/brand.ts';
import { instant } from '../../domain/kernel/time.ts';
import { createStore, type LedgerStore } from '../../main/storage/create-store.ts';
import { openDatabase, type Database } from '../../main/storage/database.ts';
import { openKeyRing } from '../../main/storage/keys/key-file.ts';
import { dataPaths } from '../../main/storage/paths.ts';
import { dumpProjections, must, temporaryDir } from '../support/storage-kiosk.ts';

const child = fileURLToPath(new URL('../support/storage-kill-child.ts', import.meta.url));
const rounds = 42;

// What the screen confirmed survives a kill at any moment (issue 2). One directory all the way, so every start also
// recovers what the last kill left behind.
test('a confirmed visit survives kill -9 at any moment, forty times over', { timeout: 120_000 }, async () => {
  const dir = temporaryDir();
  const confirmed = new Map<string, string>();
  for (let round = 0; round < rounds; round++) {
    // From "before the first commit" to a few dozen commits later, in uneven steps.
    await workUntilKilled(dir.dir, (round * 7) % 30, confirmed);
    const { database, store } = openAgain(dir.dir);
    const context = `round ${round}`;
    expect(store.verify().broken, context).toBeUndefined();
    for (const [id, state] of confirmed) expectAtLeast(store, id, state, context);
    const before = dumpProjections(database);
    must(store.rebuildProjections());
    expect(dumpProjections(database), context).toEqual(before);
    store.close();
  }
  expect(confirmed.size).toBeGreaterThan(rounds * 2);
  dir.remove();
});

/** Kills the child right after it confirmed `acts` acts, so somewhere inside the next one. */
async function workUntilKilled(dir: string, acts: number, confirmed: Map<string, string>): Promise<void> {
  const kiosk = spawn(process.execPath, [child, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  kiosk.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (text.split('\n').length - 1 > acts) kiosk.kill('SIGKILL');
  });
  const [code, signal] = (await once(kiosk, 'close')) as [number | null, string | null];
  expect([code, signal]).toEqual([null, 'SIGKILL']);
  // The last piece is no whole line: it was not confirmed.
  for (const line of text.split('\n').slice(0, -1)) {
    const [id = '', state = ''] = line.split(' ');
    confirmed.set(id, state);
  }
}

const order = ['none', 'sending', 'printed', 'left'];

/** The kill may have come after a commit and before its confirmation: further is fine, less is not. */
function expectAtLeast(store: LedgerStore, id: string, state: string, context: string): void {
  const visit = store.visits.byId(id as VisitId);
  const reached = visit?.state === 'left' ? 'left' : visit?.badge;
  expect(order.indexOf(reached ?? ''), `${context}, ${id} is ${reached}`).toBeGreaterThanOrEqual(
    order.indexOf(state),
  );
}

function openAgain(dir: string): { database: Database; store: LedgerStore } {
  const database = must(openDatabase(dataPaths(dir).database));
  const node = database.get<{ value: string }>(`SELECT value FROM setting WHERE name = 'node'`)?.value;
  const store = createStore(database, {
    keyRing: must(openKeyRing({ dir, randomBytes })),
    now: () => instant(Date.now()),
    randomBytes,
    timeZone: 'Asia/Shanghai',
    badgePrefix: 'A',
    node: node as never,
  });
  return { database, store };
}
