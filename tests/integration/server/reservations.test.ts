import { afterAll, beforeAll, expect, test } from 'vitest';
import { hours, minutes } from '../../../domain/kernel/time.ts';
import { readLogLines } from '../../support/server/log-lines.ts';
import type { OwnReservation, PortalSite, ReservationMade } from '../../../server/contract/portal.ts';
import { openBrowser } from '../../support/server/browser.ts';
import { pdf } from '../../support/server/documents.ts';
import {
  afternoon,
  child,
  factTypes,
  formOf,
  lin,
  ouyang,
  recordHosts,
  reserveAs,
  setPolicy,
  shan,
  visitorHeaders,
  zhao,
} from '../../support/server/reservations.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
const { log, lines } = readLogLines();
beforeAll(async () => {
  server = await startTestServer({ log });
  await recordHosts(server, zhao, shan);
}, 60_000);
afterAll(() => server.close());

const post = (form: object) => openBrowser(server).ask<ReservationMade>('POST', '/portal/reservations', form);

test('the form says what the site asks; hosts are found by their whole name only', async () => {
  const page = openBrowser(server);
  const site = await page.ask<PortalSite>('GET', '/portal/site');
  expect(site.body).toMatchObject({
    id: 'demo-tower',
    notice: { version: 'n-medium-1' },
    reservation: { enabled: true, documents: { max: 3 }, hostListed: false },
  });
  expect(site.body.fields.map(({ name }) => name)).toContain('phone');
  expect((await page.ask('GET', '/portal/site?site=nowhere')).status).toBe(404);

  const search = async (body: object) => (await page.ask('POST', '/portal/hosts', body)).body;
  const { id, name, department } = zhao;
  expect(await search({ name: ' 赵 文静' })).toEqual({ hosts: [{ id, name, department }] });
  expect(await search({ name: '赵' })).toEqual({ hosts: [] });
  expect(await search({})).toEqual({ hosts: [] });
  await setPolicy(server, { reservation: { hostListed: true } });
  expect(await search({})).toMatchObject({ hosts: [{ name: shan.name }, { name: zhao.name }] });
  await setPolicy(server, { reservation: { hostListed: false } });
});

test('names cannot be tried one after the other', async () => {
  const page = openBrowser(server);
  const answers = [];
  for (let i = 0; i < 20; i += 1) answers.push(await page.ask('POST', '/portal/hosts', { name: `某某${i}` }));
  expect(answers.at(-1)).toMatchObject({ status: 429, key: 'rate-limited' });
});

test('a visitor asks, holds a link that shows masked numbers, and has agreed to the notice on record', async () => {
  const form = formOf({ email: 'lin@example.cn' });
  const visitor = await reserveAs(server, form);
  expect(visitor.made.link.url).toBe(`http://site.test/portal/#/r/${visitor.token}`);
  const { body } = await visitor.ask<OwnReservation>('GET', '/reservation');
  expect(body).toMatchObject({
    state: 'awaiting-host',
    visitor: {
      name: lin.name,
      idNumber: '110101********0014',
      phone: '138****0000',
      email: 'lin@example.cn',
    },
    host: { name: zhao.name },
    ...{ mayChange: true, mayCancel: true, mayAttach: true, hasPass: false, agreed: true },
    answerBy: afternoon.from,
  });
  // Where to go is told to whoever was let in.
  expect(body.host).not.toHaveProperty('place');
  expect(await factTypes(server, `reservation:${visitor.id}`)).toEqual([
    'reservation.requested',
    'consent.given',
  ]);
});

test('a double tap makes one reservation; the same key with another form is refused', async () => {
  const form = formOf();
  const [first, second] = await Promise.all([post(form), post(form)]);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.body.reservation.id).toBe(first.body.reservation.id);
  expect(await factTypes(server, `reservation:${first.body.reservation.id}`)).toHaveLength(2);
  expect(await post({ ...form, visitor: ouyangWith(lin.idNumber) })).toMatchObject({
    status: 409,
    key: 'key-used',
  });
});

const ouyangWith = (idNumber: string) => ({ ...ouyang, idNumber });

test('what the policy does not name is refused, and what it asks must be there and right', async () => {
  const refusals = [
    [{ visitor: { ...lin, company: '甲公司' } }, 'not-collected', ['visitor.company']],
    [{ visitor: { name: lin.name, phone: lin.phone } }, 'missing', ['visitor.idNumber']],
    [{ visitor: { ...lin, idNumber: '110101190001010015' } }, 'bad-field', ['visitor.idNumber']],
    [{ visitor: { ...lin, phone: '12' } }, 'bad-field', ['visitor.phone']],
    [{ visitor: { ...lin, plate: '京A' } }, 'invalid', ['visitor']],
    [{ purpose: 'golf' }, 'bad-field', ['purpose']],
    [{ purpose: undefined }, 'missing', ['purpose']],
    [{ hostId: 'host-nobody' }, 'unknown-host', ['hostId']],
    [{ consent: { noticeVersion: 'n-0', separate: [], guardian: false } }, 'notice-changed'],
    [{ visitor: child }, 'guardian-needed', ['consent.guardian']],
    [{ from: afternoon.until, until: afternoon.from }, 'bad-time'],
    [{ from: server.clock.now, until: afternoon.from }, 'too-soon'],
    [{ from: afternoon.from, until: afternoon.from + hours(9) }, 'too-long'],
    [{ from: afternoon.from + hours(24 * 61), until: afternoon.until + hours(24 * 61) }, 'too-far'],
    [{ companions: [lin] }, 'bad-field', ['companions.0.idNumber']],
  ] as const;
  for (const [change, key, fields] of refusals) {
    const { status, body } = await post({ ...formOf(), ...change });
    const error = (body as unknown as { error: { key: string; fields: string[] } }).error;
    expect([status, error.key], JSON.stringify(Object.keys(change))).toEqual([400, key]);
    if (fields) expect(error.fields).toEqual(fields);
  }
});

test('a site that asks for separate consent and not for the host’s name takes no half answer', async () => {
  const { policy } = await server.context.sites.settings(server.context.sites.first);
  const fields = policy.fields.map((rule) =>
    rule.name === 'phone' ? { ...rule, separateConsent: true } : rule,
  );
  await setPolicy(server, { fields });
  expect((await post(formOf())).key).toBe('consent-needed');
  const consent = { noticeVersion: 'n-medium-1', separate: ['phone' as const], guardian: false };
  expect((await post(formOf({ consent }))).status).toBe(200);
  await setPolicy(server, { fields: policy.fields.filter(({ name }) => name !== 'host') });
  expect((await post(formOf())).key).toBe('reservations-closed');
  await setPolicy(server, { fields: policy.fields });
});

test('one form for a group: who can be found gets a reservation, the others are counted, and the group moves together', async () => {
  const form = formOf({
    companions: [ouyang, { ...child, phone: '13800000009' }, { name: '无号码' }],
    purpose: 'other',
    purposeText: '参观',
  });
  const lead = await reserveAs(server, form);
  expect(lead.made.reservation).toMatchObject({ companions: 1, purposeText: '参观' });
  expect(lead.made.reservation.group.map(({ name }) => name).sort()).toEqual(['夏*满', '欧阳**']);

  const moved = await lead.ask<ReservationMade>('PATCH', '/reservation', {
    from: afternoon.from + hours(24),
    until: afternoon.until + hours(24),
  });
  expect(moved.status).toBe(200);
  const rows = await server.context.db
    .selectFrom('reservation')
    .select(['from_at', 'companions', 'id', 'phone_token'])
    .where('group_id', '=', lead.id)
    .execute();
  expect(rows.map(({ from_at }) => from_at)).toEqual(Array(3).fill(afternoon.from + hours(24)));

  const cancelled = await lead.ask<OwnReservation>('POST', '/reservation/cancel', { wholeGroup: true });
  expect(cancelled.body.group.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  expect((await lead.ask('POST', '/reservation/cancel', {})).key).toBe('not-open');
  expect((await lead.ask('PATCH', '/reservation', { purpose: 'meeting' })).key).toBe('not-open');
});

test('a group is as large as the site allows', async () => {
  const many = (count: number) => Array.from({ length: count }, () => ({ name: '某某' }));
  expect((await post(formOf({ companions: many(5) }))).status).toBe(200);
  expect((await post(formOf({ companions: many(6) }))).key).toBe('too-many-companions');
  const numbered = Array.from({ length: 50 }, (_, i) => ({ name: '某某', phone: `138000001${10 + i}` }));
  expect((await post(formOf({ companions: numbered }))).key).toBe('group-too-large');
  expect((await post(formOf({ companions: numbered.slice(1) }))).status).toBe(200);
});

test('documents are looked into, kept sealed, counted, handed back to be saved and taken away', async () => {
  const visitor = await reserveAs(server);
  const content = pdf();
  const send = (bytes: Buffer, name = '介绍信.pdf') => upload(visitor.token, bytes, name);
  const added = await send(content);
  expect(added.statusCode).toBe(200);
  const [document] = added.json<OwnReservation>().documents;
  expect(document).toMatchObject({ fileName: '介绍信.pdf', kind: 'pdf', bytes: content.length });
  expect((await send(Buffer.from('no document at all'))).statusCode).toBe(422);

  const stored = await server.context.db.selectFrom('attachment').selectAll().executeTakeFirstOrThrow();
  expect(Buffer.from(stored.sealed).includes(content)).toBe(false);
  const url = `/api/v1/portal/reservation/documents/${document?.id}`;
  const headers = visitorHeaders(visitor.token);
  const saved = await server.app.inject({ url, headers });
  expect(saved.rawPayload.equals(content)).toBe(true);
  expect(saved.headers['content-disposition']).toContain('attachment');

  const stranger = await reserveAs(server);
  const theft = await server.app.inject({ url, headers: visitorHeaders(stranger.token) });
  expect(theft.statusCode).toBe(404);
  const removal = await stranger.ask('DELETE', `/reservation/documents/${document?.id}`);
  expect(removal.status).toBe(404);

  await send(content);
  await send(content);
  expect((await send(content)).json()).toMatchObject({ error: { key: 'too-many-documents' } });
  await visitor.ask('DELETE', `/reservation/documents/${document?.id}`);
  const { body } = await visitor.ask<OwnReservation>('GET', '/reservation');
  expect(body.documents).toHaveLength(2);
  await setPolicy(server, { reservation: { documents: { max: 3, maxBytes: 10_000, required: false } } });
  const large = await send(Buffer.concat([content, Buffer.alloc(10_000, '\n')]));
  expect(large.json()).toMatchObject({ error: { key: 'too-large', details: { bytes: 10_000 } } });
  await setPolicy(server, { reservation: { documents: { max: 3, maxBytes: 5_000_000, required: false } } });
});

function upload(token: string, bytes: Buffer, name: string) {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name, { type: 'application/pdf' }));
  return server.app.inject({
    method: 'POST',
    url: '/api/v1/portal/reservation/documents',
    headers: visitorHeaders(token),
    payload: form,
  });
}

test('a link is good for its own reservation only, and a forged or old one for none', async () => {
  const visitor = await reserveAs(server);
  const page = openBrowser(server);
  const by = (token: string) => page.ask('GET', '/portal/reservation', undefined, visitorHeaders(token));
  expect((await by(visitor.token)).status).toBe(200);
  const [body, mac = ''] = visitor.token.split('.');
  const other = Buffer.from(body ?? '', 'base64url')
    .toString()
    .replace(visitor.id, 'someone-else');
  expect((await by(`${Buffer.from(other).toString('base64url')}.${mac}`)).status).toBe(401);
  expect((await page.ask('GET', '/portal/reservation')).key).toBe('link-expired');
  server.clock.advance(hours(24 * 40));
  expect((await by(visitor.token)).key).toBe('link-expired');
  server.clock.advance(-hours(24 * 40));
});

test('after the visit’s end nothing is changed any more', async () => {
  const visitor = await reserveAs(server);
  server.clock.advance(hours(7) + minutes(1));
  const { body } = await visitor.ask<OwnReservation>('GET', '/reservation');
  expect([body.mayChange, body.mayAttach]).toEqual([false, false]);
  expect((await visitor.ask('PATCH', '/reservation', { purpose: 'meeting' })).status).toBe(404);
  server.clock.advance(-(hours(7) + minutes(1)));
});

test('neither names nor numbers nor tokens are in the log', () => {
  const text = JSON.stringify(lines);
  expect(lines.length).toBeGreaterThan(20);
  for (const word of [lin.name, lin.idNumber, lin.phone, 'lin@example.cn', ouyang.name])
    expect(text).not.toContain(word);
});
