import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { VisitId } from '../../../../domain/kernel/brand.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import {
  enrolment,
  fullPolicy,
  host,
  lin,
  reservation,
  staffMember,
  system,
  visitor,
  walkIn,
} from '../../../support/storage-people.ts';

let kiosk: TestKiosk;
beforeEach(() => {
  kiosk = startKiosk();
});
afterEach(() => kiosk.close());

const v1 = 'v1' as VisitId;
const saveAndLeave = () => {
  must(kiosk.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  must(kiosk.store.visits.setBadge(v1, { state: 'handwritten', number: '88' }, visitor));
  must(kiosk.store.visits.checkOut(v1, 'card', visitor));
};
const erase = (subject: `visit:${string}` | `host:${string}`) =>
  kiosk.store.eraseSubject(subject, 'retention', system);

/** Every byte the kiosk has on its disk: the database, its write-ahead log and the log's index. */
const onDisk = () =>
  Buffer.concat(['', '-wal', '-shm'].map((end) => readFileSync(join(kiosk.dir, `yingbin.db${end}`))));
const plaintexts = [lin.name, lin.idNumber, lin.phone].flatMap((text) => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
]);

test('an erased visit is gone, its events stay and the chain verifies', () => {
  saveAndLeave();
  must(erase('visit:v1'));
  expect(kiosk.store.visits.byId(v1)).toBeUndefined();
  expect(kiosk.events().at(-1)).toMatchObject({ type: 'subject.erased', subject: 'visit:v1' });
  expect(kiosk.store.verify()).toMatchObject({ events: 6, chains: [{ node: 'k1' }] });
  expect(kiosk.store.verify().broken).toBeUndefined();
});

test('the name and the numbers are never on the disk in the clear, before or after', () => {
  saveAndLeave();
  for (const plaintext of plaintexts) expect(onDisk().includes(plaintext)).toBe(false);
  must(erase('visit:v1'));
  for (const plaintext of plaintexts) expect(onDisk().includes(plaintext)).toBe(false);
});

// The sealed bytes stay for the chain's sake, so what must vanish is the key and whatever finds the person.
test('the key and the tokens are on the disk before, and nowhere on it after', () => {
  must(kiosk.store.visits.save(walkIn('v0'), fullPolicy, visitor));
  saveAndLeave();
  const key = kiosk.database.get<{ wrapped: Uint8Array }>(
    `SELECT wrapped FROM subject_key WHERE subject = 'visit:v1'`,
  );
  const tokens = kiosk.database.get<Record<string, string>>(
    `SELECT badge_code_token, handwritten_token FROM visit WHERE id = 'v1'`,
  );
  const secrets = [
    Buffer.from(key?.wrapped ?? []),
    ...Object.values(tokens ?? {}).map((t) => Buffer.from(t)),
  ];
  expect(secrets).toHaveLength(3);
  for (const secret of secrets) expect(onDisk().includes(secret)).toBe(true);
  must(erase('visit:v1'));
  for (const secret of secrets) expect(onDisk().includes(secret)).toBe(false);
});

test('one visit of a person is erased, the other one stays', () => {
  saveAndLeave();
  must(kiosk.store.visits.save(walkIn('v2'), fullPolicy, visitor));
  must(erase('visit:v1'));
  expect(kiosk.store.visits.insideByIdNumber(lin.idNumber)?.id).toBe('v2');
});

test('a rebuild from the journal does not bring anybody back', () => {
  saveAndLeave();
  must(erase('visit:v1'));
  const before = kiosk.dump();
  must(kiosk.store.rebuildProjections());
  expect(kiosk.dump()).toEqual(before);
});

test('reservations, enrolments, hosts and staff are erased the same way', () => {
  must(kiosk.store.reservations.record(reservation, system));
  must(kiosk.store.enrolments.record(enrolment, system));
  must(kiosk.store.hosts.record(host, system));
  must(kiosk.store.staff.record(staffMember, system));
  for (const subject of ['reservation:r-1', 'enrolment:e-1', 'host:host-1', 'staff:guard-1'] as const)
    must(kiosk.store.eraseSubject(subject, 'withdrawal', system));
  expect(kiosk.store.reservations.byId(reservation.id)).toBeUndefined();
  expect(kiosk.store.enrolments.find(enrolment.idNumber, enrolment.from)).toBeUndefined();
  expect(kiosk.store.hosts.byId(host.id)).toBeUndefined();
  expect(kiosk.store.hosts.search('syt', 5)).toEqual([]);
  expect(kiosk.store.staff.byCode(staffMember.code)).toBeUndefined();
  expect(kiosk.database.all('SELECT * FROM subject_key')).toEqual([]);
});

test('what was erased does not come back under its old id', () => {
  must(kiosk.store.hosts.record(host, system));
  must(erase('host:host-1'));
  expect(kiosk.store.hosts.record(host, system)).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
  expect(kiosk.store.hosts.search('syt', 5)).toEqual([]);
});

test('erasing twice is one event; somebody inside is not erased', () => {
  must(kiosk.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  expect(erase('visit:v1')).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
  must(kiosk.store.visits.checkOut(v1, 'card', visitor));
  must(erase('visit:v1'));
  must(erase('visit:v1'));
  expect(kiosk.events().filter(({ type }) => type === 'subject.erased')).toHaveLength(1);
});
