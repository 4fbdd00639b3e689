import { createSecretKey } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { EnrolmentId, NodeId, ReservationId, VisitId } from '../../../../domain/kernel/brand.ts';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import { subjectOf, type LedgerEvent } from '../../../../domain/ledger/event.ts';
import { createKeyRing } from '../../../../crypto/create-key-ring.ts';
import { createTokens } from '../../../../crypto/tokens.ts';
import { createStore } from '../../../../main/storage/create-store.ts';
import { openDatabase } from '../../../../main/storage/database.ts';
import { migrate } from '../../../../main/storage/migrate.ts';
import type { JoinedSite, RemoteBatch } from '../../../../main/storage/sync/sync-store.ts';
import { must, repeatableBytes, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import {
  enrolment,
  fullPolicy,
  guard,
  host,
  lin,
  monday,
  reservation,
  staffMember,
  system,
  visitor,
  walkIn,
} from '../../../support/storage-people.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

function kiosk(): TestKiosk {
  const started = startKiosk();
  open.push(started);
  return started;
}

/** Another node of the site, with the same pepper or another one. */
function otherNode(name: string, pepper?: Uint8Array) {
  const database = must(openDatabase(':memory:'));
  must(migrate(database, monday));
  const bytes = repeatableBytes(name);
  const store = createStore(database, {
    keyRing: createKeyRing(Buffer.alloc(32, name), bytes, pepper),
    node: name as NodeId,
    ...{ now: () => monday, randomBytes: bytes, timeZone: 'Asia/Shanghai', badgePrefix: 'B' },
  });
  open.push(store);
  return store;
}

const all = { count: 500, bytes: 1e9 };
const site: JoinedSite = {
  ...{ site: 'north-gate', serverUrl: 'http://site.test', passPublicKeys: [] },
  serverKey: Buffer.alloc(32, 1),
  passKey: Buffer.alloc(32, 2),
  ticketKey: Buffer.alloc(32, 3),
};
const pepper = new Uint8Array(32).fill(9);

function batchOf(store: ReturnType<typeof otherNode>, cursor = 'c1'): RemoteBatch {
  return { ...store.sync.outgoing(0, all), cursor };
}

test('what another node says is in the tables, once, however often it is said', () => {
  const { store, dump, database } = kiosk();
  must(store.sync.adopt(site, pepper));
  const other = otherNode('k2');
  must(other.visits.save(walkIn('v1'), fullPolicy, visitor));
  const batch = batchOf(other);
  expect(must(store.sync.applyRemote(batch))).toHaveLength(batch.events.length);
  const once = dump();
  expect(store.visits.insideByIdNumber(lin.idNumber)?.name).toBe(lin.name);
  expect(must(store.sync.applyRemote({ ...batch, events: batch.events.toReversed() }))).toEqual([]);
  expect(dump()).toEqual(once);
  expect(store.sync.cursor()).toBe('c1');
  must(store.rebuildProjections());
  expect(dump()).toEqual(once);
  expect(store.verify().broken).toBeUndefined();
  expect(database.all('SELECT node, events FROM remote_chain')).toEqual([
    { node: 'k2', events: batch.events.length },
  ]);
});

test('an event that was changed on its way takes the whole batch with it', () => {
  const { store, dump } = kiosk();
  must(store.sync.adopt(site, pepper));
  const before = dump();
  const other = otherNode('k2');
  must(other.visits.save(walkIn('v1'), fullPolicy, visitor));
  const batch = batchOf(other);
  const bent = batch.events.map((event, i): LedgerEvent => (i === 1 ? { ...event, actor: 'system' } : event));
  expect(store.sync.applyRemote({ ...batch, events: bent })).toEqual({
    ok: false,
    error: { kind: 'broken-event', node: 'k2', seq: 2 },
  });
  expect(dump()).toEqual(before);
  expect(store.sync.cursor()).toBe('');
});

test('nobody else speaks for this kiosk', () => {
  const { store } = kiosk();
  must(store.sync.adopt(site, pepper));
  const impostor = otherNode('k1');
  must(impostor.visits.save(walkIn('v1'), fullPolicy, visitor));
  expect(must(store.sync.applyRemote(batchOf(impostor)))).toEqual([]);
  expect(store.sync.head()).toBe(0);
});

test('without a key the visit counts and says nothing; the key may come later', () => {
  const { store, dump } = kiosk();
  must(store.sync.adopt(site, pepper));
  const other = otherNode('k2');
  must(other.reservations.record(reservation, system));
  const { keys, ...batch } = batchOf(other);
  must(store.sync.applyRemote({ ...batch, keys: [] }));
  expect(store.reservations.byId('r-1' as ReservationId)).toBeUndefined();
  must(store.sync.applyRemote({ events: [], keys, cursor: 'c2' }));
  const window = { now: monday, earlyMs: 7_200_000, lateMs: 0 };
  expect(store.reservations.find({ idNumber: lin.idNumber }, window)?.id).toBe('r-1');
  const after = dump();
  must(store.rebuildProjections());
  expect(dump()).toEqual(after);
});

test('an erasure takes the key, also one that comes after it', () => {
  const { store, database } = kiosk();
  must(store.sync.adopt(site, pepper));
  const other = otherNode('k2');
  must(other.visits.save(walkIn('v1'), fullPolicy, visitor));
  const first = batchOf(other);
  must(store.sync.applyRemote(first));
  must(other.visits.checkOut('v1' as VisitId, 'staff', guard));
  must(other.eraseSubject('visit:v1', 'retention', system));
  must(store.sync.applyRemote(batchOf(other, 'c2')));
  must(store.sync.applyRemote({ events: [], keys: first.keys, cursor: 'c3' }));
  expect(database.all('SELECT * FROM subject_key')).toEqual([]);
  expect(store.visits.byId('v1' as VisitId)).toBeUndefined();
});

test('two nodes that sealed for one subject before they met both stay readable', () => {
  const { store } = kiosk();
  must(store.hosts.record(host, system));
  must(store.sync.adopt(site, pepper));
  const other = otherNode('k2');
  must(other.hosts.record({ ...host, name: '单雨桐二' }, system));
  must(store.sync.applyRemote(batchOf(other)));
  expect(store.hosts.byId(host.id)?.name).toMatch(/^单雨桐/);
  expect(store.sync.outgoing(0, all).keys.map(({ keyId }) => keyId)).toEqual(['k1:1']);
});

test('joining makes every token anew: visitors, staff, failed sign-ins and stored faces are found as before', () => {
  const { store, database } = kiosk();
  must(store.visits.save(walkIn('v1'), fullPolicy, visitor));
  must(store.staff.record(staffMember, system));
  must(store.enrolments.record(enrolment, system));
  must(store.staff.recordAttempt(staffMember.code, false));
  const consent = { noticeVersion: 'f1', at: monday, guardian: false, language: 'zh-CN' } as const;
  const template = { engine: 'test@1', vectors: { face: Array.from({ length: 128 }, (_, i) => i / 200) } };
  must(store.faces.enrol(enrolment.id, { template, consent }, 10, system));
  must(store.sync.adopt(site, pepper));

  const tokens = createTokens(createKeyRing(Buffer.alloc(32), repeatableBytes('x'), pepper));
  expect(database.get('SELECT id_number_token FROM visit')).toEqual({
    id_number_token: tokens.idNumber(lin.idNumber),
  });
  expect(store.visits.insideByIdNumber(lin.idNumber)?.id).toBe('v1');
  expect(store.staff.byCode(staffMember.code)?.id).toBe(staffMember.id);
  expect(store.staff.attempts(staffMember.code).failures).toBe(1);
  expect(database.get('SELECT person_token FROM face_template')).toEqual({
    person_token: tokens.idNumber(enrolment.idNumber),
  });
  expect(store.faces.find(enrolment.id, 'test@1')?.engine).toBe('test@1');
});

test('a restart finds the site again, and its secrets are nowhere in the clear', () => {
  const { store, database } = kiosk();
  const identity = must(store.sync.identity());
  must(store.sync.adopt(site, pepper));
  const again = createStore(database, {
    keyRing: createKeyRing(Buffer.alloc(32, 7), repeatableBytes('again')),
    node: 'k1' as NodeId,
    ...{
      now: () => monday,
      randomBytes: repeatableBytes('again'),
      timeZone: 'Asia/Shanghai',
      badgePrefix: 'A',
    },
  });
  expect(again.sync.joined()).toEqual(store.sync.joined());
  expect(Buffer.from(must(again.sync.identity())).equals(identity)).toBe(true);
  const [link] = database.all<{ secrets: Uint8Array }>('SELECT secrets FROM sync_link');
  const [kept] = database.all<{ value: string }>(`SELECT value FROM setting WHERE name = 'sync-identity'`);
  const stored = Buffer.concat([link?.secrets ?? Buffer.alloc(0), Buffer.from(kept?.value ?? '', 'base64')]);
  expect(stored.length).toBeGreaterThan(200);
  for (const secret of [identity, pepper, site.passKey, site.ticketKey]) {
    expect(stored.includes(Buffer.from(secret))).toBe(false);
    expect(stored.includes(Buffer.from(secret).toString('base64'))).toBe(false);
  }
});

test('a stored face goes when its enrolment is erased at another node', () => {
  const { store, database } = kiosk();
  const other = otherNode('k2');
  must(store.sync.adopt(site, pepper));
  must(other.enrolments.record(enrolment, system));
  must(store.sync.applyRemote(batchOf(other)));
  const consent = { noticeVersion: 'f1', at: monday, guardian: false, language: 'zh-CN' } as const;
  const template = { engine: 'test@1', vectors: { face: Array.from({ length: 128 }, (_, i) => i / 200) } };
  must(store.faces.enrol(enrolment.id, { template, consent }, 10, system));
  must(other.eraseSubject(subjectOf('enrolment', enrolment.id), 'withdrawal', system));
  must(store.sync.applyRemote(batchOf(other, 'c2')));
  expect(store.faces.find(enrolment.id, 'test@1')).toBeUndefined();
  expect(database.all('SELECT * FROM face_template')).toEqual([]);
  expect(store.enrolments.byId(enrolment.id as EnrolmentId)).toBeUndefined();
  expect(store.sync.outgoing(0, all).events.map(({ type }) => type)).toEqual([
    'face.enrolled',
    'face.withdrawn',
  ]);
});

test('keys of other nodes go when nobody here needs them any more, and only they', () => {
  const { store, database, dump } = kiosk();
  must(store.sync.adopt(site, pepper));
  const other = otherNode('k2');
  for (const [id, state] of [
    ['stays', 'inside'],
    ['gone', 'left'],
  ] as const) {
    must(other.visits.save(walkIn(id), fullPolicy, visitor));
    if (state === 'left') must(other.visits.checkOut(id as VisitId, 'staff', guard));
  }
  must(other.reservations.record(reservation, system));
  must(store.sync.applyRemote(batchOf(other)));
  must(store.visits.save(walkIn('own'), fullPolicy, visitor));
  must(store.visits.checkOut('own' as VisitId, 'staff', guard));

  expect(must(store.sync.sweepKeys('2026-11-23' as LocalDay))).toEqual(['visit:gone']);
  expect(must(store.sync.sweepKeys('2026-11-24' as LocalDay))).toEqual(['reservation:r-1']);
  const kept = database.all<{ subject: string }>('SELECT subject FROM subject_key ORDER BY subject');
  expect(kept.map(({ subject }) => subject)).toEqual(['visit:own', 'visit:stays']);
  const swept = dump();
  must(store.rebuildProjections());
  expect(dump()).toEqual(swept);
  expect(store.verify().broken).toBeUndefined();
});

test('what goes out is this kiosk’s chain in batches, with the keys that still exist', () => {
  const { store } = kiosk();
  must(store.visits.save(walkIn('v1'), fullPolicy, visitor));
  must(store.visits.checkOut('v1' as VisitId, 'staff', guard));
  const head = store.sync.head();
  const first = store.sync.outgoing(0, { count: 2, bytes: 1e9 });
  expect(first.events.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(first.keys.map(({ subject, keyId }) => [subject, keyId])).toEqual([['visit:v1', 'k1:1']]);
  expect(createSecretKey(first.keys[0]?.key ?? Buffer.alloc(0)).symmetricKeySize).toBe(32);
  expect(store.sync.outgoing(2, { count: 500, bytes: 1 }).events.map(({ seq }) => seq)).toEqual([3]);
  expect(store.sync.outgoing(head, all).events).toEqual([]);
  must(store.eraseSubject('visit:v1', 'retention', system));
  expect(store.sync.outgoing(0, all).keys).toEqual([]);
});

test('a deleted or changed event of another node is found', () => {
  const { store, database } = kiosk();
  must(store.sync.adopt(site, pepper));
  const other = otherNode('k2');
  must(other.visits.save(walkIn('v1'), fullPolicy, visitor));
  must(other.visits.checkOut('v1' as VisitId, 'staff', guard));
  must(store.sync.applyRemote(batchOf(other)));
  database.run(`UPDATE event SET actor = 'system' WHERE node = 'k2' AND seq = 2`);
  expect(store.verify().broken).toMatchObject({ node: 'k2', seq: 2 });
  database.run(`UPDATE event SET actor = 'visitor' WHERE node = 'k2' AND seq = 2`);
  expect(store.verify().broken).toBeUndefined();
  database.run(`DELETE FROM event WHERE node = 'k2' AND seq = 3`);
  expect(store.verify().broken?.words).toMatch(/events of this node came here/);
});

test('a form that was dealt with is remembered until the server knows, and told once', () => {
  const { store } = kiosk();
  let woken = 0;
  store.sync.onCommit(() => (woken += 1));
  must(store.sync.formTaken({ id: 'f1', outcome: 'saved' }));
  must(store.sync.formTaken({ id: 'f1', outcome: 'expired' }));
  expect(woken).toBeGreaterThan(0);
  expect(store.sync.isFormTaken('f1')).toBe(true);
  expect(store.sync.formsToTell()).toEqual([{ id: 'f1', outcome: 'saved' }]);
  must(store.sync.formTold('f1'));
  expect([store.sync.formsToTell(), store.sync.isFormTaken('f1')]).toEqual([[], true]);
});
