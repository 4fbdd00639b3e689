import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReservationId, VisitId } from '../../../domain/kernel/brand.ts';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { DataAnswer, OwnData } from '../../../server/contract/own-data.ts';
import type { OwnReservation } from '../../../server/contract/portal.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { verifyChains } from '../../../server/repositories/ledger/verify.ts';
import { readPeople } from '../../../server/repositories/guard/visit-people.ts';
import { findVisit } from '../../../server/repositories/guard/visits.ts';
import { openBrowser } from '../../support/server/browser.ts';
import { pdf } from '../../support/server/documents.ts';
import {
  factTypes,
  formOf,
  lin,
  recordHosts,
  reserveAs,
  visitorHeaders,
  zhao,
  type PortalVisitor,
} from '../../support/server/reservations.ts';
import { signInAs, type SignedIn } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
let desk: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  await recordHosts(server, zhao);
  desk = await signInAs(server, 'receptionist');
}, 60_000);
afterAll(() => server.close());

async function approve(id: string): Promise<void> {
  const page = openBrowser(server);
  const { body } = await page.ask<{ revision: string }>('GET', `/reviews/${id}`, undefined, desk.headers);
  const decision = { revision: body.revision, decision: 'approved' };
  await page.ask('POST', `/reviews/${id}/decision`, decision, desk.headers);
}

/** As the kiosk writes it when the visitor comes with this reservation. */
async function arrive(reservation: string): Promise<string> {
  const { context } = server;
  const id = `visit-of-${reservation}`;
  const subject = subjectOf('visit', id);
  await commit(context, context.sites.first, 'visitor', async (ledger) => {
    ledger.append(
      'visit.registered',
      subject,
      {
        ...{
          route: 'reserved',
          category: 'short-term',
          riskTier: 'medium',
          policyVersion: 'p',
          state: 'inside',
        },
        ...{ day: '2026-03-02' as LocalDay, badgeSequence: 1, badgeNumber: 'A001', companions: 0 },
      },
      {
        badgeCode: 'YB1:00000000000000000000000000',
        known: { name: lin.name, idNumber: lin.idNumber },
        request: {
          ...{ id: id as VisitId, route: 'reserved', category: 'short-term', riskTier: 'medium' },
          ...{
            policyVersion: 'p',
            reservationId: reservation as ReservationId,
            draft: {},
            wanted: 'check-in',
          },
        },
      },
    );
    ledger.append('visit.checked-in', subject, {});
    ledger.append('reservation.used', subjectOf('reservation', reservation), {});
  });
  return id;
}

async function leave(visit: string): Promise<void> {
  const { context } = server;
  await commit(context, context.sites.first, 'visitor', async (ledger) =>
    ledger.append('visit.checked-out', subjectOf('visit', visit), { means: 'card' }),
  );
}

const valuesOf = (data: OwnData, kind: string): Record<string, string | number> =>
  Object.fromEntries(
    (data.records.find((record) => record.kind === kind)?.fields ?? []).map(({ name, value }) => [
      name,
      value,
    ]),
  );
const see = async (visitor: PortalVisitor): Promise<OwnData> =>
  (await visitor.ask<OwnData>('GET', '/own-data')).body;
const request = (visitor: PortalVisitor, what: string, body: object = {}) =>
  visitor.ask<DataAnswer>('POST', `/own-data/${what}`, body);

async function attachTo({ token }: PortalVisitor): Promise<void> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(pdf())], '介绍信.pdf'));
  await server.app.inject({
    ...{ method: 'POST', url: '/api/v1/portal/reservation/documents', payload: form },
    headers: visitorHeaders(token),
  });
}

test('everything that is stored is shown, in full, and that it was looked at is on record', async () => {
  const visitor = await reserveAs(server, formOf({ purpose: 'other', purposeText: '参观' }));
  await attachTo(visitor);
  await approve(visitor.id);
  const visit = await arrive(visitor.id);
  const data = await see(visitor);
  expect(valuesOf(data, 'reservation')).toMatchObject({ ...lin, purposeText: '参观', host: zhao.name });
  expect(valuesOf(data, 'visit')).toMatchObject({
    name: lin.name,
    idNumber: lin.idNumber,
    badgeNumber: 'A001',
  });
  const [reservation] = data.records;
  expect(reservation).toMatchObject({
    consents: [{ noticeVersion: 'n-medium-1' }],
    documents: [{ fileName: '介绍信.pdf' }],
    passes: [{}],
  });
  expect(reservation?.history.map(({ by }) => by)).toContain('staff');
  expect(data).toMatchObject({ mayDelete: false, mayWithdraw: false, mayCorrect: true });
  const asked = await server.context.db.selectFrom('request').selectAll().execute();
  expect(asked).toMatchObject([{ kind: 'access', outcome: 'done' }]);

  expect((await request(visitor, 'delete')).body).toMatchObject({ outcome: 'refused', reason: 'inside' });
  expect((await request(visitor, 'withdraw')).body).toMatchObject({ outcome: 'refused', reason: 'inside' });
  await leave(visit);
  expect(await see(visitor)).toMatchObject({ mayDelete: true });
});

test('deleted is deleted: nothing opens, nobody is found, passes end, and the chain is whole', async () => {
  const visitor = await reserveAs(server);
  await attachTo(visitor);
  await approve(visitor.id);
  expect((await request(visitor, 'delete')).body).toMatchObject({
    outcome: 'done',
    kept: ['consent-evidence'],
  });
  expect((await visitor.ask('GET', '/own-data')).status).toBe(404);
  expect((await visitor.ask('GET', '/reservation')).status).toBe(404);
  expect((await visitor.ask('GET', '/pass')).key).toBe('no-pass');

  const { context } = server;
  const { db } = context;
  const subject = `reservation:${visitor.id}`;
  const row = await db
    .selectFrom('reservation')
    .selectAll()
    .where('id', '=', visitor.id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ erased: true, state: 'cancelled', id_number_token: null, name_token: null });
  const left = async (table: 'attachment' | 'message', column: 'reservation_id' | 'subject', value: string) =>
    (
      await db
        .selectFrom(table)
        .selectAll()
        .where(column as never, '=', value as never)
        .execute()
    ).length;
  expect(await left('attachment', 'reservation_id', visitor.id)).toBe(0);
  expect(await left('message', 'subject', subject)).toBe(0);
  const keys = await db.selectFrom('subject_key').selectAll().where('subject', '=', subject).execute();
  expect(keys).toMatchObject([{ wrapped: null }]);
  const item = await openBrowser(server).ask('GET', `/reviews/${visitor.id}`, undefined, desk.headers);
  expect(item).toMatchObject({ status: 200, body: { erased: true, visitorName: '' } });
  expect(JSON.stringify(item.body)).not.toContain(lin.name);
  const [report] = await verifyChains(db, context.sites.first.id);
  expect(report?.broken).toBeUndefined();
});

test('consent taken back erases the reservation and keeps the visit that rests on the duty of safety', async () => {
  const visitor = await reserveAs(server);
  await approve(visitor.id);
  const visit = await arrive(visitor.id);
  await leave(visit);
  expect((await request(visitor, 'withdraw')).body).toMatchObject({
    outcome: 'done',
    kept: ['visit', 'consent-evidence'],
  });
  const data = await see(visitor);
  expect(data.records.map(({ kind }) => kind)).toEqual(['visit']);
  expect((await request(visitor, 'withdraw')).body).toMatchObject({
    outcome: 'refused',
    reason: 'nothing-to-do',
  });
  expect((await request(visitor, 'delete')).body.outcome).toBe('done');
  expect((await visitor.ask('GET', '/own-data')).status).toBe(404);
});

test('a new phone changes nothing that was agreed; a new name is reviewed anew; both are found by the new one only', async () => {
  const visitor = await reserveAs(server);
  await approve(visitor.id);
  expect((await request(visitor, 'correct', {})).key).toBe('missing');
  expect((await request(visitor, 'correct', { company: '甲公司' })).key).toBe('not-collected');
  expect((await request(visitor, 'correct', { phone: '7' })).key).toBe('bad-field');
  await request(visitor, 'correct', { phone: '13800000077' });
  const state = async () => (await visitor.ask<OwnReservation>('GET', '/reservation')).body;
  expect(await state()).toMatchObject({
    state: 'approved',
    hasPass: true,
    visitor: { phone: '138****0077' },
  });
  const row = await server.context.db
    .selectFrom('reservation')
    .select('phone_token')
    .where('id', '=', visitor.id)
    .executeTakeFirstOrThrow();
  expect(row.phone_token).toBe(server.context.sites.first.tokens.phone('13800000077'));

  await request(visitor, 'correct', { name: '林小雾' });
  expect(await state()).toMatchObject({
    state: 'awaiting-host',
    hasPass: false,
    visitor: { name: '林小雾' },
  });
  await visitor.ask('POST', '/reservation/cancel', {});
  expect((await request(visitor, 'correct', { name: '林晓雾' })).body).toMatchObject({ reason: 'closed' });
});

test('a correction reaches the visit that was made from the reservation', async () => {
  const visitor = await reserveAs(server);
  await approve(visitor.id);
  const visit = await arrive(visitor.id);
  await request(visitor, 'correct', { name: '林小雾' });
  expect(valuesOf(await see(visitor), 'visit')['name']).toBe('林小雾');
  expect(await factTypes(server, `visit:${visit}`)).toContain('visit.corrected');

  // Staff read the last correction: what the one before said must not be lost with it.
  await request(visitor, 'correct', { phone: '13800000077' });
  const { context } = server;
  const row = await findVisit(context.db, context.sites.first, visit);
  const [person] = await readPeople(context.db, context.sites.first, row ? [row] : []);
  expect(person).toMatchObject({ name: '林小雾', phone: '13800000077' });
});
