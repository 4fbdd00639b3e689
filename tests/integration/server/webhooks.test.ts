import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hours, minutes } from '../../../domain/kernel/time.ts';
import type { CallView, WebhookSecret, WebhookView } from '../../../server/contract/webhooks.ts';
import { runWebhooks } from '../../../server/jobs/webhooks.ts';
import { findTarget } from '../../../server/webhooks/target.ts';
import { openBrowser, type Browser } from '../../support/server/browser.ts';
import { anotherSession, signInAs } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';
import { registerVisit } from '../../support/server/visits.ts';

interface Heard {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

let server: TestServer;
let admin: Browser;
let receiver: Server;
let url = '';
let heard: Heard[] = [];
let answer = 204;

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString('utf8')));
    request.on('end', () => {
      heard.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/yingbin`;
  server = await startTestServer({ webhooks: { allow: ['127.0.0.1/32'] } });
  const { staffId } = await signInAs(server, 'admin');
  // Days pass in these tests: a session of yesterday is over.
  const ask: Browser['ask'] = async (method, path, body) =>
    openBrowser(server).ask(method, path, body, await anotherSession(server, staffId));
  admin = { ...openBrowser(server), ask };
}, 60_000);
afterAll(async () => {
  await server.close();
  await new Promise((resolve) => receiver.close(resolve));
});
beforeEach(async () => {
  const { body } = await admin.ask<{ items: WebhookView[] }>('GET', '/webhooks');
  for (const { id } of body.items) await admin.ask('DELETE', `/webhooks/${id}`);
  heard = [];
  answer = 204;
});

async function add(events: readonly string[]): Promise<WebhookSecret> {
  const added = await admin.ask<WebhookSecret>('POST', '/webhooks', { name: '门禁', url, events });
  expect(added.status).toBe(200);
  return added.body;
}
const viewOf = async (id: string) =>
  (await admin.ask<{ items: WebhookView[] }>('GET', '/webhooks')).body.items.find((one) => one.id === id);
const callsOf = async (id: string) =>
  (await admin.ask<{ items: CallView[] }>('GET', `/webhooks/${id}/calls`)).body.items;
const person = { name: '测试某某', idNumber: '110101190003070459', phone: '13800000000' };

test('a visit is told once, signed, with its id and nothing about the person; what was before is not told', async () => {
  await registerVisit(server, person, { state: 'inside' });
  const { id, secret } = await add(['visit.registered', 'visit.checked-in']);
  const visit = await registerVisit(server, person, { state: 'inside' });
  await runWebhooks(server.context);
  await runWebhooks(server.context);

  expect(heard.map(({ body }) => JSON.parse(body))).toMatchObject([
    { type: 'visit.registered', data: { subject: `visit:${visit.id}` } },
    { type: 'visit.checked-in', data: { subject: `visit:${visit.id}` } },
  ]);
  expect(JSON.stringify(heard)).not.toMatch(/测试|0307|13800/);
  for (const { headers, body } of heard) {
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const right = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${right}`);
  }
  expect((await callsOf(id)).map(({ state, status }) => [state, status])).toEqual([
    ['delivered', 204],
    ['delivered', 204],
  ]);
  expect(JSON.stringify((await admin.ask('GET', '/webhooks')).body)).not.toContain(secret);
});

test('a receiver that fails is tried again later and later, and paused after three days until somebody goes on', async () => {
  const { id } = await add(['visit.registered']);
  await registerVisit(server, person);
  answer = 500;
  await runWebhooks(server.context);
  expect(await callsOf(id)).toMatchObject([{ state: 'waiting', attempts: 1, status: 500 }]);
  await runWebhooks(server.context);
  expect(heard).toHaveLength(1);
  server.clock.advance(15_000);
  await runWebhooks(server.context);
  expect(heard).toHaveLength(2);
  expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);

  server.clock.advance(hours(73));
  await runWebhooks(server.context);
  expect((await viewOf(id))?.pausedAt).toBeDefined();
  server.clock.advance(hours(12));
  await runWebhooks(server.context);
  expect(heard).toHaveLength(3);

  answer = 204;
  await admin.ask('PUT', `/webhooks/${id}/state`, { paused: false });
  await runWebhooks(server.context);
  expect(await viewOf(id)).toMatchObject({ waiting: 0 });
  expect(await viewOf(id)).not.toHaveProperty('failingSince');
});

test('a call can be made again, a test is sent, and nobody is there for good after a 410', async () => {
  const { id } = await add(['visit.registered']);
  await admin.ask('POST', `/webhooks/${id}/calls`);
  await runWebhooks(server.context);
  expect(heard.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['webhook.test']);
  const [call] = await callsOf(id);
  await admin.ask('POST', `/webhooks/${id}/calls/${call?.id}/again`);
  answer = 410;
  await runWebhooks(server.context);
  expect(heard).toHaveLength(2);
  expect((await viewOf(id))?.pausedAt).toBeDefined();
});

test('after another secret the old one signs nothing, and two servers at once call once', async () => {
  const { id, secret } = await add(['visit.registered']);
  const { body: next } = await admin.ask<WebhookSecret>('POST', `/webhooks/${id}/secret`);
  expect(next.secret).not.toBe(secret);
  await registerVisit(server, person);
  server.clock.advance(minutes(1));
  await Promise.all([runWebhooks(server.context), runWebhooks(server.context)]);
  const [first] = heard;
  const signed = `${first?.headers['webhook-id']}.${first?.headers['webhook-timestamp']}.${first?.body}`;
  const sign = (text: string) =>
    createHmac('sha256', Buffer.from(text.slice(6), 'base64'))
      .update(signed)
      .digest('base64');
  expect(first?.headers['webhook-signature']).toBe(`v1,${sign(next.secret)}`);
  expect(heard).toHaveLength(1);
});

const insideAddresses = [
  'http://127.0.0.1/',
  'https://10.0.0.8/',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/',
  'https://[::ffff:10.0.0.8]/',
  'https://[fd00::1]/',
  'https://[64:ff9b::a00:8]/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://localhost/',
];

test.each(insideAddresses)('%s lies inside and is not called', async (address) => {
  expect(await findTarget(address, [])).toEqual({ ok: false, error: 'private-address' });
});

test('outside it takes TLS, and an address that is none is told by its field', async () => {
  expect(await findTarget('http://1.1.1.1/', [])).toEqual({ ok: false, error: 'needs-https' });
  expect(await findTarget('https://user:word@1.1.1.1/', [])).toEqual({ ok: false, error: 'bad-address' });
  expect(await findTarget('https://1.1.1.1/', [])).toMatchObject({ ok: true });
  const refused = await admin.ask('POST', '/webhooks', {
    ...{ name: '内网', url: 'https://192.168.1.1/', events: ['visit.registered'] },
  });
  expect(refused.body).toMatchObject({
    error: { fields: ['url'], details: { url: 'private-address' } },
  });
});
