import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NodeId, VisitId } from '../../domain/kernel/brand.ts';
import { createKeyRing } from '../../crypto/create-key-ring.ts';
import { openStore } from '../../main/storage/open-store.ts';
import { dataPaths } from '../../main/storage/paths.ts';
import { must, temporaryDir } from '../support/storage-kiosk.ts';
import { fullPolicy, host, monday, system, visitor, walkIn } from '../support/storage-people.ts';

let dir: ReturnType<typeof temporaryDir>;
beforeEach(() => {
  dir = temporaryDir();
});
afterEach(() => dir.remove());

const openIt = (change: { secret?: number; nodeId?: string; badgePrefix?: string } = {}) =>
  openStore({
    dir: dir.dir,
    keyRing: createKeyRing(Buffer.alloc(32, change.secret ?? 1), randomBytes),
    now: () => monday,
    randomBytes,
    timeZone: 'Asia/Shanghai',
    badgePrefix: change.badgePrefix ?? 'A',
    ...(change.nodeId !== undefined && { nodeId: change.nodeId as NodeId }),
  });
const path = () => dataPaths(dir.dir).database;
const detailOf = (result: ReturnType<typeof openIt>) => (result.ok ? 'opened' : result.error.detail);

test('a second start finds everything, under the same node', () => {
  const first = must(openIt());
  must(first.hosts.record(host, system));
  const visit = must(first.visits.save(walkIn('v1'), fullPolicy, visitor));
  const { node } = first;
  first.close();

  const second = must(openIt());
  expect(second.node).toBe(node);
  expect(second.visits.byId('v1' as VisitId)).toEqual(visit);
  expect(second.hosts.search('danyutong', 1)).toEqual([]);
  expect(second.hosts.search('shanyutong', 1)).toEqual([host]);
  second.close();
});

test('the database is for its owner only, and durable', () => {
  const store = must(openIt());
  must(store.note({ type: 'kiosk.started', version: '1' }, system));
  for (const end of ['', '-wal', '-shm']) expect(statSync(path() + end).mode & 0o777, end).toBe(0o600);
  store.close();
});

test('a copy that is started as another kiosk writes a chain of its own', () => {
  const first = must(openIt({ nodeId: 'lobby-1' }));
  must(first.note({ type: 'kiosk.started', version: '1' }, system));
  first.close();
  const second = must(openIt({ nodeId: 'lobby-2' }));
  must(second.note({ type: 'kiosk.started', version: '1' }, system));
  expect(second.verify().chains.map(({ node, events }) => [node, events])).toEqual([
    ['lobby-1', 1],
    ['lobby-2', 1],
  ]);
  second.close();
});

test('a node id that would not fit a clock stamp is refused', () => {
  expect(detailOf(openIt({ nodeId: 'Lobby 1' }))).toContain('node id');
});

test('a badge prefix that could not stand on the ledger is refused at the start, not at the first visitor', () => {
  expect(detailOf(openIt({ badgePrefix: '访' }))).toContain('badge prefix');
  must(openIt({ badgePrefix: 'b-' })).close();
});

test('the key file of another site is refused', () => {
  must(openIt()).close();
  expect(detailOf(openIt({ secret: 2 }))).toContain('another database');
  must(openIt()).close();
});

test('a file that is no database is refused and left as it is', () => {
  writeFileSync(path(), 'Dear diary, '.repeat(500));
  expect(openIt()).toMatchObject({ ok: false, error: { kind: 'storage' } });
  expect(detailOf(openIt())).toContain('not a database');
  expect(readFileSync(path(), 'utf8')).toBe('Dear diary, '.repeat(500));
});

test.each([
  ['cut in half', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 8_192) * 4_096)],
  ['with its first page overwritten', (file: string) => overwrite(file, 100, 3_900)],
])('a database %s is refused in words, and not a byte of it is touched', (_how, damage) => {
  const store = must(openIt());
  for (let i = 0; i < 20; i++) must(store.visits.save(walkIn(`v${i}`), fullPolicy, visitor));
  store.close();
  damage(path());
  const kept = readFileSync(path());
  expect(detailOf(openIt())).toContain('damaged');
  expect(readFileSync(path()).equals(kept)).toBe(true);
});

test('a directory that does not exist is a fault, not a crash', () => {
  dir.remove();
  expect(openIt()).toMatchObject({ ok: false, error: { kind: 'storage' } });
});

test.skipIf(process.getuid?.() === 0)('a database that may not be written is a fault', () => {
  must(openIt()).close();
  chmodSync(path(), 0o400);
  expect(openIt().ok).toBe(false);
});

// `npm run staff` or another tool beside a running kiosk: two writers, one chain.
test('two programs write in turns and the chain stays one', () => {
  const [kiosk, tool] = [must(openIt()), must(openIt())];
  must(kiosk.note({ type: 'kiosk.started', version: '1' }, system));
  must(tool.hosts.record(host, system));
  must(kiosk.note({ type: 'kiosk.started', version: '2' }, system));
  expect(kiosk.hosts.search('syt', 1)).toEqual([host]);
  expect(kiosk.verify()).toMatchObject({ events: 3, chains: [{ events: 3 }] });
  expect(kiosk.verify().broken).toBeUndefined();
  kiosk.close();
  tool.close();
});

test('while another program holds the write lock a commit fails in words, and works afterwards', () => {
  const store = must(openIt());
  const other = new DatabaseSync(path());
  other.exec('BEGIN IMMEDIATE');
  const blocked = store.note({ type: 'kiosk.started', version: '1' }, system);
  expect(blocked).toMatchObject({
    ok: false,
    error: { kind: 'storage', detail: expect.stringContaining('another program') },
  });
  other.exec('ROLLBACK');
  other.close();
  must(store.note({ type: 'kiosk.started', version: '1' }, system));
  store.close();
});

// What a power cut leaves: the log with the last commits beside a database that has not seen them.
test('commits that are only in the write-ahead log are found by the next start', () => {
  const store = must(openIt());
  must(store.visits.save(walkIn('v1'), fullPolicy, visitor));
  const copy = temporaryDir();
  for (const end of ['', '-wal']) copyFileSync(path() + end, dataPaths(copy.dir).database + end);
  store.close();
  dir.remove();
  dir = copy;
  const again = must(openIt());
  expect(again.visits.byId('v1' as VisitId)?.badgeNumber).toBe('A001');
  again.close();
});

function overwrite(file: string, from: number, to: number): void {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xa5, from, to));
}
