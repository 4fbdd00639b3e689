import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffId } from '../../../domain/kernel/brand.ts';
import { hours } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { OwnReservation, ReservationMade } from '../../../server/contract/portal.ts';
import type { InvitationMade, OwnHost, ReviewDetail, ReviewList } from '../../../server/contract/reviews.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { openBrowser, type Answered } from '../../support/server/browser.ts';
import { pdf } from '../../support/server/documents.ts';
import {
  afternoon,
  factTypes,
  formOf,
  hostOf,
  lin,
  ouyang,
  recordDepartment,
  recordHosts,
  reserveAs,
  setPolicy,
  shan,
  visitorHeaders,
  withLink,
  zhao,
} from '../../support/server/reservations.ts';
import { signInAs, type SignedIn } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
let zhaoHost: Reviewer;
let shanHost: Reviewer;
let desk: Reviewer;
let supervisor: Reviewer;

interface Reviewer extends SignedIn {
  ask<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Answered<T>>;
  /** Decides on what the page shows right now. */
  decide(id: string, decision: object): Promise<Answered<{ state: string; decided: number }>>;
}

beforeAll(async () => {
  server = await startTestServer();
  await recordHosts(server, { ...zhao, contact: { department: 'purchasing' } }, shan);
  zhaoHost = reviewer(await signInAs(server, 'host', { hostId: zhao.id, name: zhao.name }));
  shanHost = reviewer(await signInAs(server, 'host', { hostId: shan.id, name: shan.name }));
  desk = reviewer(await signInAs(server, 'receptionist'));
  supervisor = reviewer(await signInAs(server, 'supervisor'));
}, 60_000);
afterAll(() => server.close());

function reviewer(person: SignedIn): Reviewer {
  const browser = openBrowser(server);
  const ask: Reviewer['ask'] = (method, path, body) => browser.ask(method, path, body, person.headers);
  return {
    ...{ ...person, ask },
    async decide(id, decision) {
      const { body } = await ask<ReviewDetail>('GET', `/reviews/${id}`);
      return ask('POST', `/reviews/${id}/decision`, { revision: body.revision, ...decision });
    },
  };
}

const approve = { decision: 'approved' };

test('the host sees who asks, approves, and the visitor has place, pass and word of it in the same moment', async () => {
  const visitor = await reserveAs(server);
  const list = await zhaoHost.ask<ReviewList>('GET', '/reviews');
  expect(list.body.items.find(({ id }) => id === visitor.id)).toMatchObject({
    ...{ visitorName: lin.name, state: 'awaiting-host', needs: 'host', mayDecide: true },
  });
  const { body } = await zhaoHost.ask<ReviewDetail>('GET', `/reviews/${visitor.id}`);
  expect(body).toMatchObject({ idNumber: '110101********0014', phone: '138****0000' });

  expect(await zhaoHost.decide(visitor.id, { ...approve, message: '请从东门进' })).toMatchObject({
    status: 200,
    body: { state: 'approved', decided: 1 },
  });
  const own = await visitor.ask<OwnReservation>('GET', '/reservation');
  expect(own.body).toMatchObject({
    ...{ state: 'approved', hasPass: true, message: '请从东门进' },
    host: { place: zhao.place },
  });
  expect(await factTypes(server, `reservation:${visitor.id}`)).toEqual([
    'reservation.requested',
    'consent.given',
    'reservation.reviewed',
    'reservation.recorded',
  ]);
  const after = await zhaoHost.ask<ReviewDetail>('GET', `/reviews/${visitor.id}`);
  expect(after.body.history.map(({ act, by, name }) => [act, by, name])).toEqual([
    ['requested', 'visitor', undefined],
    ['approved', 'staff', zhao.name],
  ]);
  expect(after.body.messages.map(({ key }) => key).sort()).toEqual(['approved', 'review-requested']);
});

test('somebody else’s visitor is not there, neither in the list nor to be decided on', async () => {
  const visitor = await reserveAs(server);
  const list = await shanHost.ask<ReviewList>('GET', '/reviews?show=all');
  expect(list.body.items).toEqual([]);
  const { body } = await zhaoHost.ask<ReviewDetail>('GET', `/reviews/${visitor.id}`);
  const asked = { revision: body.revision, ...approve };
  for (const [method, path, sent] of [
    ['GET', `/reviews/${visitor.id}`],
    ['GET', `/reviews/${visitor.id}/documents/d-1`],
    ['POST', `/reviews/${visitor.id}/decision`, asked],
    ['POST', `/reviews/${visitor.id}/cancel`, {}],
  ] as const)
    expect((await shanHost.ask(method, path, sent)).status, path).toBe(404);
  const guard = await signInAs(server, 'guard');
  expect((await openBrowser(server).ask('GET', '/reviews', undefined, guard.headers)).status).toBe(403);
});

test('of two who decide at the same time the first wins and the other is told so', async () => {
  const visitor = await reserveAs(server);
  const { revision } = (await desk.ask<ReviewDetail>('GET', `/reviews/${visitor.id}`)).body;
  const both = await Promise.all([
    zhaoHost.ask('POST', `/reviews/${visitor.id}/decision`, { revision, ...approve }),
    desk.ask('POST', `/reviews/${visitor.id}/decision`, {
      ...{ revision, decision: 'rejected', reason: 'not-expected' },
    }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.key).toBe('already-decided');
  const reviews = (await factTypes(server, `reservation:${visitor.id}`)).filter(
    (type) => type === 'reservation.reviewed',
  );
  expect(reviews).toHaveLength(1);
});

test('a page that is out of date decides nothing', async () => {
  const visitor = await reserveAs(server);
  const { revision } = (await zhaoHost.ask<ReviewDetail>('GET', `/reviews/${visitor.id}`)).body;
  await visitor.ask('PATCH', '/reservation', { from: afternoon.from + hours(1) });
  expect(
    await zhaoHost.ask('POST', `/reviews/${visitor.id}/decision`, { revision, ...approve }),
  ).toMatchObject({
    status: 409,
    key: 'changed-meanwhile',
  });
});

test('no refusal without a reason, no question without words; the visitor reads both and may answer', async () => {
  const visitor = await reserveAs(server);
  expect((await zhaoHost.decide(visitor.id, { decision: 'rejected' })).key).toBe('reason-needed');
  expect((await zhaoHost.decide(visitor.id, { decision: 'rejected', reason: 'other' })).key).toBe(
    'message-needed',
  );
  expect((await zhaoHost.decide(visitor.id, { decision: 'more-asked' })).key).toBe('message-needed');
  await zhaoHost.decide(visitor.id, { decision: 'more-asked', message: '请补充介绍信' });
  const asked = await visitor.ask<OwnReservation>('GET', '/reservation');
  expect(asked.body).toMatchObject({ state: 'more-asked', message: '请补充介绍信' });

  await visitor.ask('PATCH', '/reservation', { note: '介绍信已附' });
  const { body } = await zhaoHost.ask<ReviewDetail>('GET', `/reviews/${visitor.id}`);
  expect(body).toMatchObject({ state: 'awaiting-host', note: '介绍信已附' });
  await zhaoHost.decide(visitor.id, { decision: 'rejected', reason: 'wrong-time' });
  const refused = await visitor.ask<OwnReservation>('GET', '/reservation');
  expect(refused.body).toMatchObject({ state: 'rejected', declineReason: 'wrong-time', mayChange: false });
  expect((await visitor.ask('GET', '/pass')).key).toBe('no-pass');
});

test('what was approved and is changed is reviewed anew, and its pass ends', async () => {
  const visitor = await reserveAs(server);
  await zhaoHost.decide(visitor.id, approve);
  const changed = await visitor.ask<ReservationMade>('PATCH', '/reservation', {
    from: afternoon.from + hours(1),
  });
  expect(changed.body.reservation).toMatchObject({ state: 'awaiting-host', hasPass: false });
  const passes = await server.context.db
    .selectFrom('pass')
    .selectAll()
    .where('opens', '=', `reservation:${visitor.id}`)
    .execute();
  expect(passes.map(({ revoke_reason }) => revoke_reason)).toEqual(['changed']);
  await zhaoHost.decide(visitor.id, approve);
  expect((await visitor.ask('GET', '/pass')).status).toBe(200);
});

test('a site that wants documents approves nothing without one, and reviewers save them', async () => {
  const documents = { max: 3, maxBytes: 5_000_000, required: true };
  await setPolicy(server, { reservation: { documents } });
  const visitor = await reserveAs(server);
  expect((await zhaoHost.decide(visitor.id, approve)).key).toBe('document-needed');
  const form = new FormData();
  form.append('file', new File([new Uint8Array(pdf())], '介绍信.pdf'));
  await server.app.inject({
    ...{ method: 'POST', url: '/api/v1/portal/reservation/documents', payload: form },
    headers: visitorHeaders(visitor.token),
  });
  const { body } = await zhaoHost.ask<ReviewDetail>('GET', `/reviews/${visitor.id}`);
  const url = `/api/v1/reviews/${visitor.id}/documents/${body.files[0]?.id}`;
  expect((await server.app.inject({ url, headers: zhaoHost.headers })).rawPayload.equals(pdf())).toBe(true);
  expect((await server.app.inject({ url, headers: shanHost.headers })).statusCode).toBe(404);
  expect((await zhaoHost.decide(visitor.id, approve)).status).toBe(200);
  await setPolicy(server, { reservation: { documents: { ...documents, required: false } } });
});

test('where the policy wants two, the second is another person, and the department’s own where it names one', async () => {
  await setPolicy(server, { reservation: { secondApproval: 'high-tier' } }, 'high');
  const visitor = await reserveAs(server);
  expect((await supervisor.decide(visitor.id, approve)).body.state).toBe('awaiting-second');
  expect((await visitor.ask('GET', '/pass')).key).toBe('no-pass');
  expect((await supervisor.decide(visitor.id, approve)).key).toBe('same-person');
  expect((await zhaoHost.decide(visitor.id, approve)).key).toBe('not-yours');
  const other = reviewer(await signInAs(server, 'supervisor'));
  expect((await other.decide(visitor.id, approve)).body.state).toBe('approved');

  const department = { id: 'purchasing', name: zhao.department, place: zhao.place };
  await recordDepartment(server, { ...department, approver: shanHost.staffId as StaffId });
  const next = await reserveAs(server);
  expect((await shanHost.ask('GET', `/reviews/${next.id}`)).status).toBe(404);
  await zhaoHost.decide(next.id, approve);
  expect((await supervisor.decide(next.id, approve)).key).toBe('not-yours');
  const list = await shanHost.ask<ReviewList>('GET', '/reviews');
  expect(list.body.items).toMatchObject([{ id: next.id, needs: 'second', mayDecide: true }]);
  expect((await shanHost.decide(next.id, approve)).body.state).toBe('approved');
  await recordDepartment(server, department);
  await setPolicy(server, { reservation: { secondApproval: 'never' } }, 'medium');
});

test('whoever stands in decides from the first day to the last, in the host’s name', async () => {
  const set = (from: string, until: string) =>
    zhaoHost.ask<OwnHost>('PUT', '/me/host/deputy', { staffId: shanHost.staffId, from, until });
  expect(
    (
      await zhaoHost.ask('PUT', '/me/host/deputy', {
        staffId: zhaoHost.staffId,
        from: '2026-03-02',
        until: '2026-03-03',
      })
    ).key,
  ).toBe('bad-field');
  const visitor = await reserveAs(server);
  await set('2026-03-03', '2026-03-05');
  expect((await shanHost.ask('GET', `/reviews/${visitor.id}`)).status).toBe(404);
  expect((await set('2026-03-01', '2026-03-02')).body.deputy).toMatchObject({ name: shan.name });
  expect((await shanHost.ask<OwnHost>('GET', '/me/host')).body.standsInFor).toMatchObject([{ id: zhao.id }]);
  expect((await shanHost.decide(visitor.id, approve)).body.state).toBe('approved');
  const { body } = await zhaoHost.ask<ReviewDetail>('GET', `/reviews/${visitor.id}`);
  expect(body.history.at(-1)).toMatchObject({ name: shan.name, insteadOf: zhao.name });
  await zhaoHost.ask('DELETE', '/me/host/deputy');
  expect((await shanHost.ask('GET', `/reviews/${visitor.id}`)).status).toBe(404);
});

test('a host is reached as the host says', async () => {
  expect((await zhaoHost.ask('PUT', '/me/host/contact', { phone: '1' })).key).toBe('bad-field');
  const set = await zhaoHost.ask<OwnHost>('PUT', '/me/host/contact', {
    ...{ phone: '+86 138 0000 0007', email: 'zhao@office.example', channels: ['email'] },
  });
  expect(set.body.contact).toEqual({
    phone: '13800000007',
    email: 'zhao@office.example',
    channels: ['email'],
  });
  expect((await desk.ask('GET', '/me/host')).status).toBe(404);
});

test('a whole group is decided at once', async () => {
  const lead = await reserveAs(
    server,
    formOf({ companions: [ouyang, { name: '某某', phone: '13800000010' }] }),
  );
  expect((await zhaoHost.decide(lead.id, { ...approve, wholeGroup: true })).body).toEqual({
    state: 'approved',
    decided: 3,
  });
  const { body } = await lead.ask<OwnReservation>('GET', '/reservation');
  expect(body.group.map(({ state }) => state)).toEqual(['approved', 'approved']);
});

let invitations = 0;
const invitation = (change: object = {}) => ({
  ...{
    key: `invitation-0123456789-${(invitations += 1)}`,
    visitor: { name: ouyang.name },
    purpose: 'meeting',
  },
  ...{ ...afternoon, language: 'zh-CN', ...change },
});

test('an invited visitor fills in the rest and agrees, and is expected at once; a changed time goes back to the host', async () => {
  const asked = invitation();
  const { body } = await zhaoHost.ask<InvitationMade>('POST', '/invitations', asked);
  expect((await zhaoHost.ask<InvitationMade>('POST', '/invitations', asked)).body.id).toBe(body.id);
  const visitor = withLink(server, { reservation: { id: body.id } as OwnReservation, link: body.link });
  const shown = await visitor.ask<OwnReservation>('GET', '/reservation');
  expect(shown.body).toMatchObject({ state: 'invited', awaitsVisitor: true, agreed: false });
  expect((await zhaoHost.decide(body.id, approve)).key).toBe('not-open');

  const consent = { noticeVersion: 'n-medium-1', separate: [], guardian: false };
  const person = { idNumber: lin.idNumber, phone: ouyang.phone };
  expect((await visitor.ask('PATCH', '/reservation', { visitor: person })).key).toBe('consent-needed');
  expect((await visitor.ask('PATCH', '/reservation', { consent })).key).toBe('missing');
  const filled = await visitor.ask<ReservationMade>('PATCH', '/reservation', { visitor: person, consent });
  expect(filled.body.reservation).toMatchObject({ state: 'approved', agreed: true, hasPass: true });

  const second = await zhaoHost.ask<InvitationMade>(
    'POST',
    '/invitations',
    invitation({ key: 'another-invitation-0123' }),
  );
  const later = withLink(server, {
    reservation: { id: second.body.id } as OwnReservation,
    link: second.body.link,
  });
  const moved = await later.ask<ReservationMade>('PATCH', '/reservation', {
    ...{ visitor: person, consent, until: afternoon.until + hours(0.5) },
  });
  expect(moved.body.reservation.state).toBe('awaiting-host');
});

test('hosts invite to themselves, the desk to anybody; both may call it off and the visitor’s pass ends', async () => {
  expect((await zhaoHost.ask('POST', '/invitations', invitation({ hostId: shan.id }))).key).toBe('not-yours');
  expect((await desk.ask('POST', '/invitations', invitation())).key).toBe('missing');
  const made = await desk.ask<InvitationMade>('POST', '/invitations', invitation({ hostId: zhao.id }));
  expect(made.status).toBe(200);
  const visitor = await reserveAs(server);
  await zhaoHost.decide(visitor.id, approve);
  expect((await zhaoHost.ask<ReviewDetail>('POST', `/reviews/${visitor.id}/cancel`, {})).body.state).toBe(
    'cancelled',
  );
  expect((await visitor.ask('GET', '/pass')).key).toBe('no-pass');
});

test('the list comes in pages', async () => {
  const seen = new Set<string>();
  let cursor: string | undefined = '';
  for (let pages = 0; cursor !== undefined && pages < 50; pages += 1) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await desk.ask<ReviewList>('GET', `/reviews?show=all&limit=3${query}`);
    for (const { id } of body.items) {
      expect(seen.has(id)).toBe(false);
      seen.add(id);
    }
    cursor = body.next;
  }
  const { count } = await server.context.db
    .selectFrom('reservation')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(seen.size).toBe(Number(count));
});

test('a visitor who changes and changes does not flood the host; an answer to a question is told at once', async () => {
  const visitor = await reserveAs(server);
  const told = async () => {
    const { body } = await zhaoHost.ask<ReviewDetail>('GET', `/reviews/${visitor.id}`);
    return body.messages.filter(({ key }) => key === 'review-requested').length;
  };
  for (let n = 1; n <= 5; n += 1)
    await visitor.ask('PATCH', '/reservation', { until: afternoon.until - n * 60_000 });
  expect(await told()).toBe(1);
  await zhaoHost.decide(visitor.id, { decision: 'more-asked', message: '几点到？' });
  await visitor.ask('PATCH', '/reservation', { note: '两点' });
  expect(await told()).toBe(2);
});

test('whoever opened a visitor’s papers is on record', async () => {
  const visitor = await reserveAs(server);
  const form = new FormData();
  form.append('file', new File([new Uint8Array(pdf())], '介绍信.pdf'));
  await server.app.inject({
    ...{ method: 'POST', url: '/api/v1/portal/reservation/documents', payload: form },
    headers: visitorHeaders(visitor.token),
  });
  const { body } = await zhaoHost.ask<ReviewDetail>('GET', `/reviews/${visitor.id}`);
  const url = `/api/v1/reviews/${visitor.id}/documents/${body.files[0]?.id}`;
  await server.app.inject({ url, headers: zhaoHost.headers });
  const rows = await server.context.db
    .selectFrom('event')
    .select(['actor', 'type'])
    .where('subject', '=', `reservation:${visitor.id}`)
    .where('type', '=', 'data.accessed')
    .execute();
  expect(rows).toEqual([{ actor: `staff:${zhaoHost.staffId}`, type: 'data.accessed' }]);
});

test('where the host has left, nobody is let in to them, and the visitor can still be told no', async () => {
  const gone = hostOf('host-gone', '某离职');
  await recordHosts(server, gone);
  const visitor = await reserveAs(server, formOf({ hostId: gone.id }));
  const { context } = server;
  await commit(context, context.sites.first, 'system', async (ledger) =>
    ledger.append('host.retired', subjectOf('host', gone.id), {}),
  );
  expect((await desk.decide(visitor.id, approve)).key).toBe('unknown-host');
  expect((await desk.decide(visitor.id, { decision: 'rejected', reason: 'wrong-host' })).body.state).toBe(
    'rejected',
  );
});
