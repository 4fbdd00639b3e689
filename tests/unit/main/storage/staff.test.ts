import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StaffId } from '../../../../domain/kernel/brand.ts';
import { hashPin, verifyPin } from '../../../../main/storage/staff-pin.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import { guard, monday, staffMember, system } from '../../../support/storage-people.ts';

let kiosk: TestKiosk;
beforeEach(() => {
  kiosk = startKiosk();
});
afterEach(() => kiosk.close());

test('staff are found by code and by id', () => {
  must(kiosk.store.staff.record(staffMember, system));
  expect(kiosk.store.staff.byCode('1001')).toEqual(staffMember);
  expect(kiosk.store.staff.byId(staffMember.id)).toEqual(staffMember);
  expect(kiosk.store.staff.byCode('1002')).toBeUndefined();
});

test('a code belongs to one person', () => {
  must(kiosk.store.staff.record(staffMember, system));
  const other = { ...staffMember, id: 'guard-2' as StaffId };
  expect(kiosk.store.staff.record(other, system)).toMatchObject({
    ok: false,
    error: { kind: 'not-allowed' },
  });
});

test('a new PIN replaces the old one', () => {
  must(kiosk.store.staff.record(staffMember, system));
  must(kiosk.store.staff.record({ ...staffMember, pinHash: '$argon2id$new' }, system));
  expect(kiosk.store.staff.byCode('1001')?.pinHash).toBe('$argon2id$new');
});

test('failures are counted per code, for codes that nobody has as well', () => {
  must(kiosk.store.staff.recordAttempt('1001', false));
  kiosk.clock.move(1_000);
  must(kiosk.store.staff.recordAttempt('1001', false));
  must(kiosk.store.staff.recordAttempt('9999', false));
  expect(kiosk.store.staff.attempts('1001')).toEqual({ failures: 2, lastFailureAt: monday + 1_000 });
  expect(kiosk.store.staff.attempts('9999').failures).toBe(1);
  expect(kiosk.store.staff.attempts('5555')).toEqual({ failures: 0 });
});

test('the fifth failure is on the ledger as a lock, and a success clears the count', () => {
  must(kiosk.store.staff.record(staffMember, system));
  for (let i = 0; i < 5; i++) must(kiosk.store.staff.recordAttempt('1001', false));
  const lock = kiosk.events().filter(({ type }) => type === 'staff.locked');
  expect(lock).toMatchObject([{ subject: 'staff:guard-1', actor: 'system' }]);
  expect(JSON.parse(lock[0]?.data ?? '{}')).toMatchObject({ failures: 5, until: monday + 60_000 });

  must(kiosk.store.staff.recordAttempt('1001', true));
  expect(kiosk.store.staff.attempts('1001')).toEqual({ failures: 0 });
  expect(kiosk.events().at(-1)).toMatchObject({ type: 'staff.signed-in', actor: 'staff:guard-1' });
});

test('the typed code is in no event', () => {
  must(kiosk.store.staff.record({ ...staffMember, code: '86420' }, system));
  must(kiosk.store.staff.recordAttempt('86420', false));
  expect(JSON.stringify(kiosk.events())).not.toContain('86420');
});

test('noted facts stand on the ledger under their subject; a fact with a sentence in it is refused', () => {
  must(kiosk.store.note({ type: 'kiosk.started', version: '0.1.0' }, system));
  must(kiosk.store.note({ type: 'staff.signed-out', staffId: staffMember.id, by: 'idle' }, guard));
  expect(kiosk.events()).toMatchObject([
    { type: 'kiosk.started', subject: 'node:k1', actor: 'system' },
    { type: 'staff.signed-out', subject: 'staff:guard-1', actor: 'staff:guard-1' },
  ]);
  const sentence = kiosk.store.note({ type: 'help.called', step: '林晓雾 needs help' }, system);
  expect(sentence).toEqual({
    ok: false,
    error: { kind: 'not-allowed', detail: 'help.called does not fit the catalogue (step: invalid_format)' },
  });
});

test('a PIN is verified by Argon2id with the parameters of OWASP', async () => {
  const pinHash = await hashPin('135790');
  expect(pinHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hashPin('135790')).not.toBe(pinHash);
  expect(await verifyPin(pinHash, '135790')).toBe(true);
  expect(await verifyPin(pinHash, '135791')).toBe(false);
  expect(await verifyPin(undefined, '135790')).toBe(false);
});
