import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NodeId } from '../../../domain/kernel/brand.ts';
import { after, hours, minutes, seconds } from '../../../domain/kernel/time.ts';
import { createTicket } from '../../../domain/pass/phone-ticket.ts';
import { passCrypto } from '../../../crypto/pass-crypto.ts';
import type {
  PhoneAnswersAsked,
  PhoneFormOpened,
  PhoneFormShown,
} from '../../../server/contract/phone-form.ts';
import { expirePhoneForms } from '../../../server/jobs/expire-phone-forms.ts';
import { kioskTicketKey } from '../../../server/repositories/kiosks/enrolment.ts';
import { formsFor, takeForm } from '../../../server/repositories/kiosks/phone-forms.ts';
import { putKiosk, revokeKiosk } from '../../../server/repositories/kiosks/kiosks.ts';
import { openBrowser } from '../../support/server/browser.ts';
import { lin, recordHosts, visitorHeaders, zhao } from '../../support/server/reservations.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

const node = 'k-lobby' as NodeId;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await recordHosts(server, zhao);
  await joinKiosk(node);
}, 60_000);
afterAll(() => server.close());

const site = () => server.context.sites.first;

async function joinKiosk(name: string, clockOffsetMs = 0): Promise<void> {
  const { db } = server.context;
  await putKiosk(db, site(), { node: name, name, publicKey: randomBytes(32), now: server.clock.now });
  await db.updateTable('kiosk').set({ clock_offset_ms: clockOffsetMs }).where('node', '=', name).execute();
}

function ticket(of: NodeId = node, clockOffsetMs = 0): string {
  const kioskNow = after(server.clock.now, clockOffsetMs);
  return createTicket(of, kioskTicketKey(site(), of), kioskNow, passCrypto, randomBytes).text;
}

const open = (text: string) =>
  openBrowser(server).ask<PhoneFormOpened>('POST', '/portal/form', { ticket: text });
const look = (token: string) =>
  openBrowser(server).ask<PhoneFormShown>('GET', '/portal/form', undefined, visitorHeaders(token));
const send = (token: string, change: Partial<PhoneAnswersAsked> = {}) =>
  openBrowser(server).ask<PhoneFormShown>(
    'PUT',
    '/portal/form',
    { ...answers(), ...change },
    visitorHeaders(token),
  );

const answers = (): PhoneAnswersAsked => ({
  ...{ name: lin.name, phone: lin.phone, hostId: zhao.id, purpose: 'meeting', language: 'zh-CN' },
  ...{ companions: 0, expectedLeave: after(server.clock.now, hours(1)) },
  consent: { noticeVersion: 'n-medium-1', separate: [], guardian: false },
});

test('a scanned code opens a form, which reaches that kiosk and leaves nothing behind when it is taken', async () => {
  const opened = await open(ticket());
  expect(opened.status).toBe(200);
  const { id, token } = opened.body;
  expect(await formsFor(server.context.db, site(), node)).toMatchObject([{ id, state: 'opened' }]);

  expect((await send(token)).body).toMatchObject({ id, state: 'sent' });
  const [form] = await formsFor(server.context.db, site(), node);
  expect(form).toMatchObject({ id, state: 'sent', answers: { name: lin.name, hostId: zhao.id } });
  // A phone that did not hear the answer sends once more; what arrived first counts.
  expect((await send(token, { name: '欧阳测试' })).status).toBe(200);
  expect(await formsFor(server.context.db, site(), node)).toMatchObject([{ answers: { name: lin.name } }]);

  await takeForm(server.context, site(), node, { id, outcome: 'saved' });
  expect((await look(token)).body.state).toBe('saved');
  const row = await server.context.db
    .selectFrom('phone_form')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  expect(row?.answers).toBeNull();
});

test('a ticket opens one form, for one phone', async () => {
  const text = ticket();
  const both = await Promise.all([open(text), open(text)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await open(text)).key).toBe('ticket-used');
});

test('pictures of the screen, forgeries and kiosks that were shut out open nothing', async () => {
  const text = ticket();
  server.clock.advance(seconds(75));
  expect((await open(text)).key).toBe('ticket-stale');
  expect((await open(`${ticket().slice(0, -4)}AAAA`)).key).toBe('not-a-ticket');
  expect((await open('nonsense')).key).toBe('not-a-ticket');
  await joinKiosk('k-stolen');
  const stolen = ticket('k-stolen' as NodeId);
  await revokeKiosk(server.context, site(), 'k-stolen', 'lost', 'system');
  expect((await open(stolen)).key).toBe('not-a-ticket');
});

test('a kiosk whose clock is known to be wrong makes codes that work', async () => {
  await joinKiosk('k-slow', -minutes(9));
  expect((await open(ticket('k-slow' as NodeId, -minutes(9)))).status).toBe(200);
  expect((await open(ticket('k-slow' as NodeId, 0))).key).toBe('ticket-stale');
});

test('answers are held to the policy, and no consent is assumed', async () => {
  const { token } = (await open(ticket())).body;
  expect((await send(token, { hostId: 'nobody' })).key).toBe('unknown-host');
  expect((await send(token, { phone: '123' })).key).toBe('bad-field');
  expect((await send(token, { purpose: 'burglary' })).key).toBe('bad-field');
  expect((await send(token, { expectedLeave: after(server.clock.now, hours(30)) })).status).toBe(400);
  expect((await send(token, { consent: { noticeVersion: 'old', separate: [], guardian: false } })).key).toBe(
    'notice-changed',
  );
  expect((await look(token)).body.state).toBe('opened');
  const withNumber = { ...answers(), idNumber: lin.idNumber };
  const asked = await openBrowser(server).ask('PUT', '/portal/form', withNumber, visitorHeaders(token));
  expect(asked.status).toBe(400);
});

test('a form that nobody fetches is emptied after half an hour, and its token opens nothing else', async () => {
  const { token, id } = (await open(ticket())).body;
  await send(token);
  expect(
    (await openBrowser(server).ask('GET', '/portal/own-data', undefined, visitorHeaders(token))).status,
  ).toBe(404);
  server.clock.advance(minutes(31));
  expect((await look(token)).body.state).toBe('expired');
  await expirePhoneForms(server.context);
  const read = () =>
    server.context.db.selectFrom('phone_form').selectAll().where('id', '=', id).executeTakeFirst();
  expect(await read()).toMatchObject({ state: 'expired', answers: null });
  expect((await send(token)).key).toBe('form-over');
  server.clock.advance(hours(24));
  await expirePhoneForms(server.context);
  expect(await read()).toBeUndefined();
});
