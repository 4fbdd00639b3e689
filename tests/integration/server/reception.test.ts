import { afterAll, beforeAll, expect, test } from 'vitest';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type {
  Arrived,
  ArrivalsDone,
  BadgeSheets,
  DeskDetail,
  DeskForm,
  Revealed,
  Roster,
  SearchFound,
  Today,
} from '../../../server/contract/reception.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { eventsOf } from '../../../server/repositories/ledger/read.ts';
import { agreeReservations, deskHost, formKey } from '../../support/server/desk.ts';
import { signInAs, type SignedIn } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
let desk: SignedIn;
let guard: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  desk = await signInAs(server, 'receptionist', { name: '测试前台' });
  guard = await signInAs(server, 'guard');
}, 60_000);
afterAll(() => server.close());

async function ask<T>(method: 'GET' | 'POST', path: string, body?: object, who = desk) {
  const answer = await server.app.inject({
    ...{ method, url: `/api/v1/reception${path}`, headers: who.headers },
    ...(body && { payload: body }),
  });
  const json = answer.json<T & { error?: { key: string; fields: string[] } }>();
  return { status: answer.statusCode, body: json, key: json.error?.key, fields: json.error?.fields };
}

async function consent() {
  const { body } = await ask<DeskForm>('GET', '/form');
  return { noticeVersion: body.notice.version, separate: [], guardian: false, language: 'zh-CN' };
}

const visitor = { name: '钱测试', idNumber: '110101190001010014', phone: '13800000001' };
async function walkIn(given: object = {}) {
  return {
    ...{ key: formKey(), visitor, hostId: deskHost.id, purpose: 'meeting', companions: 0 },
    ...{ expectedLeave: server.clock.now + 3_600_000, consent: await consent(), ...given },
  };
}

test('a reserved visitor is found by initials, let in, printed, and let out again', async () => {
  const [id = ''] = await agreeReservations(server, [
    { name: '赵文静', idNumber: '110101190001010022', phone: '13800001234' },
  ]);
  const before = await ask<Today>('GET', '/today');
  expect(before.body.expected.map((one) => [one.id, one.maskedName, one.open])).toEqual([
    [id, '赵*静', true],
  ]);

  for (const query of [
    'zwj',
    'zhaowenjing',
    'Zhao Wenjing',
    '赵文静',
    '1234',
    '138 0000 1234',
    '110101190001010022',
  ]) {
    const { body } = await ask<SearchFound>('POST', '/search', { query });
    expect([query, body.reservations.map((one) => one.id)]).toEqual([query, [id]]);
  }

  const done = await ask<ArrivalsDone>('POST', '/arrivals', {
    arrivals: [{ reservation: id }],
    consent: await consent(),
  });
  expect([done.status, done.body.visits[0]?.state, done.body.visits[0]?.badgeNumber]).toEqual([
    200,
    'inside',
    'S001',
  ]);
  const visit = done.body.visits[0]?.id ?? '';
  const again = await ask('POST', '/arrivals', { arrivals: [{ reservation: id }], consent: await consent() });
  expect([again.status, again.key]).toEqual([409, 'already-used']);

  const sheets = await ask<BadgeSheets>('POST', '/badges', { visits: [visit] });
  expect(sheets.body.sheets[0]).toMatchObject({ visitorName: '赵文静', badgeNumber: 'S001', copy: 1 });
  expect(sheets.body.sheets[0]?.code).toMatch(/^YB1:/);
  const badges = [{ visit, copy: 1 }];
  expect((await ask('POST', '/badges/outcome', { badges, outcome: 'printed' })).status).toBe(200);
  expect(
    (await ask('POST', '/badges/outcome', { badges: [{ visit, copy: 9 }], outcome: 'printed' })).key,
  ).toBe('not-sent');
  expect((await ask<BadgeSheets>('POST', '/badges', { visits: [visit] })).body.sheets[0]?.copy).toBe(2);

  const byBadge = await ask<SearchFound>('POST', '/search', { query: sheets.body.sheets[0]?.code ?? '' });
  expect(byBadge.body.visits.map((one) => one.id)).toEqual([visit]);
  const out = await ask<{ already: boolean }>('POST', `/visits/${visit}/check-out`);
  expect([out.status, out.body.already]).toEqual([200, false]);
  expect((await ask<{ already: boolean }>('POST', `/visits/${visit}/check-out`)).body.already).toBe(true);
  expect((await ask('POST', '/badges', { visits: [visit] })).key).toBe('not-inside');

  const detail = await ask<DeskDetail>('GET', `/visits/${visit}`);
  expect(detail.body.history.map(({ act }) => act)).toEqual([
    ...['registered', 'checked-in', 'badge-printed', 'checked-out'],
  ]);
  expect(detail.body.history.every(({ by }) => by === '测试前台')).toBe(true);
  const events = await eventsOf(server.context.db, server.context.sites.first, `visit:${visit}`);
  expect(events.map(({ type }) => type)).toContain('consent.given');
});

test('who of a group is here comes in together, the others stay expected', async () => {
  const ids = await agreeReservations(server, [
    { name: '孙一', idNumber: '110101190001010030' },
    { name: '孙二', phone: '13800000022' },
    { name: '孙三', idNumber: '110101190001010057' },
  ]);
  const { body } = await ask<Roster>('GET', `/reservations/${ids[1]}`);
  const missing = new Map(body.members.map((member) => [member.id, member.missing]));
  expect(ids.map((id) => missing.get(id))).toEqual([['phone'], ['idNumber'], ['phone']]);
  expect([body.members[0]?.id, body.members[0]?.lead]).toEqual([ids[0], true]);
  const [first = '', second = ''] = ids;
  const short = { arrivals: [{ reservation: second }], consent: await consent() };
  const refused = await ask('POST', '/arrivals', short);
  expect([refused.status, refused.key, refused.fields]).toEqual([400, 'missing', ['arrivals.0.idNumber']]);
  const done = await ask<ArrivalsDone>('POST', '/arrivals', {
    arrivals: [
      { reservation: first, phone: '13800000021' },
      { reservation: second, idNumber: '110101190001010049' },
    ],
    consent: await consent(),
  });
  expect(done.body.visits.map(({ state }) => state)).toEqual(['inside', 'inside']);
  expect(new Set(done.body.visits.map(({ badgeNumber }) => badgeNumber)).size).toBe(2);
  const after = await ask<Roster>('GET', `/reservations/${first}`);
  const states = new Map(after.body.members.map((member) => [member.id, member.state]));
  expect(ids.map((id) => states.get(id))).toEqual(['used', 'used', 'approved']);
  const sheets = await ask<BadgeSheets>('POST', '/badges', { visits: done.body.visits.map(({ id }) => id) });
  expect(sheets.body.sheets.map(({ visitorName }) => visitorName)).toEqual(['孙一', '孙二']);
});

test('a walk-in waits for a look where the policy wants one, and the same form is one visit', async () => {
  const form = await walkIn();
  const first = await ask<Arrived>('POST', '/walk-ins', form);
  expect([first.status, first.body.visit?.state]).toEqual([200, 'awaiting-review']);
  const second = await ask<Arrived>('POST', '/walk-ins', form);
  expect(second.body.visit.id).toBe(first.body.visit.id);
  const { id } = first.body.visit;
  expect((await ask('POST', '/badges', { visits: [id] })).key).toBe('not-inside');

  const reveal = await ask<Revealed>('POST', `/visits/${id}/reveal`, { purpose: 'identity-check' }, guard);
  expect(reveal.body).toEqual({ name: '钱测试', idNumber: '110101190001010014', phone: '13800000001' });
  const looks = (await eventsOf(server.context.db, server.context.sites.first, `visit:${id}`)).filter(
    ({ type }) => type === 'data.accessed',
  );
  expect(looks.map(({ actor }) => actor)).toEqual([`staff:${guard.staffId}`]);

  const corrected = await ask<DeskDetail>('POST', `/visits/${id}/correct`, { name: '钱更正' });
  expect(corrected.status).toBe(200);
  await ask('POST', `/visits/${id}/correct`, { phone: '13800000009' });
  const shown = await ask<Revealed>('POST', `/visits/${id}/reveal`, { purpose: 'correct-record' });
  expect([shown.body.name, shown.body.phone]).toEqual(['钱更正', '13800000009']);
  expect((await ask<SearchFound>('POST', '/search', { query: '0009' })).body.visits[0]?.id).toBe(id);
});

test('a form is held to the policy and to what was agreed to', async () => {
  const refused = async (given: object) => {
    const { status, key, fields } = await ask('POST', '/walk-ins', await walkIn(given));
    return [status, key, fields];
  };
  expect(await refused({ visitor: { name: '钱测试' } })).toEqual([400, 'missing', ['idNumber', 'phone']]);
  expect(await refused({ visitor: { ...visitor, company: '某公司' } })).toEqual([
    400,
    'not-collected',
    ['company'],
  ]);
  expect(await refused({ visitor: { ...visitor, phone: '12' } })).toEqual([
    400,
    'bad-field',
    ['visitor.phone'],
  ]);
  expect(await refused({ hostId: 'h-nobody' })).toEqual([400, 'bad-field', ['hostId']]);
  expect(await refused({ expectedLeave: server.clock.now + 99 * 3_600_000 })).toEqual([
    400,
    'too-long',
    ['expectedLeave'],
  ]);
  expect(await refused({ consent: { ...(await consent()), noticeVersion: 'old' } })).toEqual([
    ...[400, 'notice-changed'],
    ['consent.noticeVersion'],
  ]);
  const excused = await ask<Arrived>(
    ...(['POST', '/walk-ins'] as const),
    await walkIn({
      visitor: { name: '钱老人', phone: '13800000077' },
      skipped: [{ field: 'idNumber', reason: 'no-document' }],
    }),
  );
  expect(excused.status).toBe(200);
});

test('somebody on the watchlist is held in the act of registering, and the desk is not told why', async () => {
  const site = server.context.sites.first;
  await commit(server.context, site, 'system', async (ledger) => {
    const tokens = [site.tokens.idNumber('110101190001010065')];
    ledger.append(
      'watchlist.listed',
      subjectOf('watchlist', 'w-1'),
      { until: '2026-12-31' as never },
      { tokens },
    );
  });
  const [id = ''] = await agreeReservations(server, [
    { name: '李受限', idNumber: '110101190001010065', phone: '13800000066' },
  ]);
  const { body } = await ask<ArrivalsDone>('POST', '/arrivals', {
    arrivals: [{ reservation: id }],
    consent: await consent(),
  });
  expect([body.visits[0]?.state, body.visits[0]?.held]).toEqual(['awaiting-review', true]);
  const detail = await ask<DeskDetail>('GET', `/visits/${body.visits[0]?.id}`);
  expect(detail.body.mayDecide).toBe(false);
  expect(JSON.stringify(detail.body)).not.toContain('w-1');
  expect(
    (await ask<DeskDetail>('GET', `/visits/${body.visits[0]?.id}`, undefined, guard)).body.mayDecide,
  ).toBe(true);
});

test('a reservation is honoured around its time and not tomorrow’s', async () => {
  const [id = ''] = await agreeReservations(server, [{ ...visitor, name: '周明天' }], 20);
  const early = await ask('POST', '/arrivals', { arrivals: [{ reservation: id }], consent: await consent() });
  expect([early.status, early.key]).toEqual([409, 'too-early']);
});

test('guards read and do not act; two desks at one reservation make one visit', async () => {
  const [id = ''] = await agreeReservations(server, [{ ...visitor, name: '吴同时' }]);
  const body = { arrivals: [{ reservation: id }], consent: await consent() };
  expect((await ask('POST', '/arrivals', body, guard)).status).toBe(403);
  const both = await Promise.all([ask('POST', '/arrivals', body), ask('POST', '/arrivals', body)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const { counts } = (await ask<Today>('GET', '/today', undefined, guard)).body;
  expect(counts.inside).toBeGreaterThan(0);
});
