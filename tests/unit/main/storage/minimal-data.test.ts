import { afterEach, beforeEach, expect, test } from 'vitest';
import type { VisitId } from '../../../../domain/kernel/brand.ts';
import { fieldNames, type FieldName } from '../../../../domain/policy/vocabulary.ts';
import type { Draft } from '../../../../domain/visit/records.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import {
  fullPolicy,
  host,
  lin,
  monday,
  policyOf,
  reservation,
  system,
  visitor,
  walkIn,
} from '../../../support/storage-people.ts';

// R01: a field the policy does not name has no value anywhere.

let kiosk: TestKiosk;
beforeEach(() => {
  kiosk = startKiosk();
});
afterEach(() => kiosk.close());

const answers: readonly [FieldName, Draft][] = [
  ['phone', { phone: lin.phone }],
  ['company', { company: '示例公司' }],
  ['host', { host }],
  ['purpose', { purpose: 'meeting' }],
  ['purpose', { purposeText: '谈话' }],
  ['companions', { companions: 0 }],
  ['expectedLeave', { expectedLeave: monday }],
];

test.each(answers)('an answer to %s is refused where the policy does not ask for it', (field, draft) => {
  const without = policyOf(fieldNames.filter((name) => name !== field));
  const refused = kiosk.store.visits.save(walkIn('v1', { draft }), without, visitor);
  expect(refused).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
  expect(kiosk.events()).toEqual([]);
  expect(kiosk.store.visits.save(walkIn('v1', { draft }), fullPolicy, visitor).ok).toBe(true);
});

test('where the policy does not name the ID number, neither it nor its token is kept', () => {
  const nameOnly = policyOf(['name']);
  const visit = must(kiosk.store.visits.save(walkIn('v1', { draft: {} }), nameOnly, visitor));
  expect(JSON.stringify(visit)).not.toContain(lin.idNumber);
  expect(JSON.stringify(kiosk.store.visits.byId('v1' as VisitId))).not.toContain(lin.idNumber);
  expect(kiosk.store.visits.insideByIdNumber(lin.idNumber)).toBeUndefined();
  expect(kiosk.dump()['visit']).toMatchObject([{ id_number_token: null }]);
  expect(visit.name).toBe(lin.name);
});

test('what no policy can name is not kept of a document', () => {
  const visit = must(kiosk.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  expect(visit.request.identity).toEqual({
    kind: 'citizen-id',
    number: lin.idNumber,
    name: lin.name,
    sex: 'unknown',
    validUntil: '2040-01-01',
    source: 'chip',
  });
});

test('a reservation does not bring in what the policy does not name', () => {
  must(kiosk.store.reservations.record(reservation, system));
  const { identity: _, ...request } = walkIn('v1', {
    reservationId: reservation.id,
    route: 'reserved',
    draft: {},
  });
  const visit = must(kiosk.store.visits.save(request, policyOf(['name', 'purpose']), visitor));
  expect(visit).toMatchObject({ name: lin.name, purpose: reservation.purpose, companions: 0 });
  expect(visit).not.toHaveProperty('idNumber');
  expect(visit).not.toHaveProperty('phone');
  expect(visit).not.toHaveProperty('host');
  expect(visit).not.toHaveProperty('expectedLeave');
});

test('a refusal names the fields and no value', () => {
  const refused = kiosk.store.visits.save(walkIn('v1'), policyOf(['name']), visitor);
  expect(refused).toEqual({
    ok: false,
    error: { kind: 'not-allowed', detail: 'the policy does not name: phone, host, purpose, companions' },
  });
});
