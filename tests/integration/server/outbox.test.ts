import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hours, minutes, seconds } from '../../../domain/kernel/time.ts';
import { generatePushKeys } from '../../../server/channels/index.ts';
import type { OwnReservation } from '../../../server/contract/portal.ts';
import type { MessageLog } from '../../../server/contract/notifications.ts';
import { expireReservations } from '../../../server/jobs/expire-reservations.ts';
import { startJobs } from '../../../server/jobs/index.ts';
import { runOutbox } from '../../../server/jobs/outbox.ts';
import { remindReviewers } from '../../../server/jobs/remind-reviewers.ts';
import { claimMessages } from '../../../server/repositories/messages.ts';
import { startAliyunSms, type SmsService } from '../../support/outside/aliyun-services.ts';
import { startPushService, type PushService } from '../../support/outside/push-service.ts';
import { startWecomService, type RobotService } from '../../support/outside/wecom-service.ts';
import { openBrowser } from '../../support/server/browser.ts';
import {
  afternoon,
  formOf,
  lin,
  ouyang,
  recordHosts,
  reserveAs,
  zhao,
} from '../../support/server/reservations.ts';
import { anotherSession, signInAs, type SignedIn } from '../../support/server/sign-in.ts';
import { startTestServer, testNow, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
let wecom: RobotService;
let sms: SmsService;
let push: PushService;
let host: SignedIn;
let supervisor: SignedIn;

const key = { id: 'synthetic-id', secret: 'synthetic-secret' };
const keys = generatePushKeys();
const words = { who: 'visitor', where: 'department', when: 'window' };
const templates = ['review-requested', 'review-reminder', 'cancelled'].map((name, at) => ({
  ...{ key: name, code: `SMS_${at}`, parameters: words },
}));
const registered = Object.fromEntries(templates.map(({ code }) => [code, Object.keys(words)]));
const toVisitor = { key: 'expired', code: 'SMS_9', parameters: { where: 'department', when: 'window' } };

beforeAll(async () => {
  const now = () => server.clock.now;
  wecom = await startWecomService('synthetic-key', now);
  sms = await startAliyunSms(
    { key, signName: '测试医院', templates: { ...registered, SMS_9: ['where', 'when'] } },
    now,
  );
  push = await startPushService(keys.publicKey, Date.now);
  server = await startTestServer({
    channels: {
      order: ['wecom', 'sms-aliyun', 'web-push'],
      timeoutMs: 2_000,
      wecom: { endpoint: wecom.origin, rooms: { purchasing: { key: 'synthetic-key' } } },
      smsAliyun: {
        ...{ endpoint: sms.origin, accessKey: key, signName: '测试医院' },
        templates: [...templates, toVisitor],
      },
      webPush: { subject: 'mailto:visits@office.example', ...keys, hosts: [push.origin] },
    },
  });
  await recordHosts(server, { ...zhao, contact: { department: 'purchasing', phone: '13800000009' } });
  host = await signInAs(server, 'host', { hostId: zhao.id, name: zhao.name });
  supervisor = await signInAs(server, 'supervisor');
}, 60_000);
afterAll(async () => {
  await server.close();
  for (const service of [wecom, sms, push]) await service.stop();
});

beforeEach(async () => {
  server.clock.now = testNow;
  await server.context.db.deleteFrom('delivery').execute();
  await server.context.db.deleteFrom('message').execute();
  // Only the tables: what earlier tests left open is not this one's.
  await server.context.db.deleteFrom('reservation').execute();
});

const messages = () => server.context.db.selectFrom('message').selectAll().orderBy('id').execute();
const tries = async () =>
  (
    await server.context.db
      .selectFrom('delivery')
      .selectAll()
      .orderBy('message_id')
      .orderBy('attempt')
      .execute()
  ).map(({ channel, outcome }) => [channel, outcome]);

test('the host’s group reads that somebody asks, with a masked name and the way to the review; then nothing of it is kept', async () => {
  const before = wecom.read().length;
  const visitor = await reserveAs(server);
  const [waiting] = await messages();
  expect(Buffer.from(waiting?.sealed ?? []).toString('utf8')).not.toContain(lin.name);
  await runOutbox(server.context);
  const [text] = wecom
    .read()
    .slice(before)
    .map((message) => message.text);
  expect(text).toContain('林*雾');
  expect(text).toContain('采购部');
  expect(text).toContain(`http://site.test/console/#/reviews/${visitor.id}`);
  expect(await messages()).toMatchObject([{ state: 'delivered', sealed: null, attempts: 1 }]);
  await runOutbox(server.context);
  expect(await tries()).toEqual([['wecom', 'delivered']]);

  const headers = await anotherSession(server, supervisor.staffId);
  const log = await openBrowser(server).ask<MessageLog>('GET', '/notifications', undefined, headers);
  expect(log.body.items).toMatchObject([
    {
      key: 'review-requested',
      state: 'delivered',
      subject: `reservation:${visitor.id}`,
      attempts: [{ channel: 'wecom' }],
    },
  ]);
  expect(JSON.stringify(log.body)).not.toContain(lin.name);
});

test('a channel that is down is tried again after a while, then the next one is taken', async () => {
  const sent = sms.sent().length;
  await reserveAs(server);
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    wecom.befall('server-error');
    await runOutbox(server.context);
    expect(await tries()).toHaveLength(attempt);
    // Too soon, but for the last one, after which the next channel is not kept waiting.
    if (attempt < 5) await runOutbox(server.context);
    expect(await tries()).toHaveLength(attempt);
    server.clock.advance(minutes(30));
  }
  await runOutbox(server.context);
  expect((await tries()).map(([channel]) => channel)).toEqual([...Array(5).fill('wecom'), 'sms-aliyun']);
  expect(sms.sent().length).toBe(sent + 1);
  expect(await messages()).toMatchObject([{ state: 'delivered' }]);
});

test('copies of the server share the work; whoever dies with a message leaves it to the others', async () => {
  await Promise.all([reserveAs(server), reserveAs(server), reserveAs(server)]);
  const before = wecom.read().length;
  await Promise.all([runOutbox(server.context), runOutbox(server.context), runOutbox(server.context)]);
  expect(wecom.read().length - before).toBe(3);
  expect(await tries()).toHaveLength(3);

  await reserveAs(server);
  const { now } = server.clock;
  const ids = [server.context.sites.first.id];
  // Killed with the message in its hands.
  expect(await claimMessages(server.context.db, ids, now, (now + minutes(3)) as typeof now, 9)).toHaveLength(
    1,
  );
  await runOutbox(server.context);
  expect(wecom.read().length - before).toBe(3);
  server.clock.advance(minutes(3));
  await runOutbox(server.context);
  expect(wecom.read().length - before).toBe(4);
});

test('nobody is woken for what can wait until the morning', async () => {
  const before = wecom.read().length;
  // 23:00 in Shanghai, for the next afternoon.
  server.clock.advance(hours(14));
  const day = hours(24);
  await reserveAs(server, formOf({ from: afternoon.from + day, until: afternoon.until + day }));
  await runOutbox(server.context);
  expect(wecom.read().length).toBe(before);
  server.clock.advance(hours(8) - minutes(1));
  await runOutbox(server.context);
  expect(wecom.read().length).toBe(before);
  server.clock.advance(minutes(1));
  await runOutbox(server.context);
  expect(wecom.read().length).toBe(before + 1);
});

test('a host who wants pushes gets them in the browser, until the browser has gone', async () => {
  const page = openBrowser(server);
  const ask = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) =>
    page.ask<Record<string, unknown>>(method, path, body, await anotherSession(server, host.staffId));
  expect((await ask('GET', '/notifications/push')).body).toEqual({ publicKey: keys.publicKey });
  const elsewhere = { ...push.subscription, endpoint: 'http://169.254.169.254/latest' };
  expect((await ask('POST', '/notifications/push', elsewhere)).key).toBe('bad-endpoint');
  expect((await ask('POST', '/notifications/push', push.subscription)).status).toBe(200);
  const chosen = { phone: '13800000008', channels: ['web-push', 'sms-aliyun'] };
  expect((await ask('PUT', '/me/host/contact', chosen)).status).toBe(200);

  await reserveAs(server);
  await runOutbox(server.context);
  expect(push.pushed()).toMatchObject([{ payload: { key: 'review-requested', title: '有来访申请待审核' } }]);
  push.unsubscribe();
  server.clock.advance(minutes(5));
  await reserveAs(server);
  await runOutbox(server.context);
  server.clock.advance(seconds(1));
  await runOutbox(server.context);
  expect((await tries()).slice(1)).toEqual([
    ['web-push', 'refused'],
    ['sms-aliyun', 'delivered'],
  ]);
  expect(await server.context.db.selectFrom('push_subscription').selectAll().execute()).toEqual([]);
  await ask('PUT', '/me/host/contact', { phone: '13800000009', channels: [] });
});

test('an unanswered request is reminded of once, lapses at its time, and its visitor is told', async () => {
  const visitor = await reserveAs(server);
  const { answerBy = 0 } = visitor.made.reservation;
  server.clock.now = (answerBy - minutes(30)) as typeof testNow;
  await remindReviewers(server.context);
  await remindReviewers(server.context);
  await expireReservations(server.context);
  expect((await messages()).map((message) => message.key).sort()).toEqual([
    'review-reminder',
    'review-requested',
  ]);
  server.clock.now = answerBy as typeof testNow;
  await Promise.all([expireReservations(server.context), expireReservations(server.context)]);
  const own = await visitor.ask<OwnReservation>('GET', '/reservation');
  expect(own.body).toMatchObject({ state: 'expired', mayChange: false });
  await runOutbox(server.context);
  expect(sms.sent().at(-1)).toMatchObject({ phone: lin.phone, template: 'SMS_9' });
  const reminders = (await messages()).filter((message) => message.key === 'expired');
  expect(reminders).toHaveLength(1);
});

test('whoever has to answer has until the time; a question to the visitor stays open until the visit', async () => {
  const visitor = await reserveAs(server, formOf({ visitor: { ...lin, phone: ouyang.phone } }));
  const page = openBrowser(server);
  const headers = await anotherSession(server, host.staffId);
  const { body } = await page.ask<{ revision: string }>('GET', `/reviews/${visitor.id}`, undefined, headers);
  const question = { revision: body.revision, decision: 'more-asked', message: '几点到？' };
  expect((await page.ask('POST', `/reviews/${visitor.id}/decision`, question, headers)).status).toBe(200);
  server.clock.advance(hours(6));
  await expireReservations(server.context);
  expect((await visitor.ask<OwnReservation>('GET', '/reservation')).body.state).toBe('more-asked');
  server.clock.advance(hours(1));
  await expireReservations(server.context);
  expect((await visitor.ask<OwnReservation>('GET', '/reservation')).body.state).toBe('expired');
});

test('who can be reached by no way is on record as not told', async () => {
  const { db } = server.context;
  const visitor = await reserveAs(server, formOf({ visitor: { ...lin, phone: '010-62345678' } }));
  await db.deleteFrom('message').execute();
  await visitor.ask('POST', '/reservation/cancel', {});
  await db.updateTable('message').set({ key: 'walk-in-waiting' }).execute();
  server.clock.advance(hours(25));
  await runOutbox(server.context);
  expect(await messages()).toMatchObject([{ state: 'failed', sealed: null }]);
  expect(await tries()).toEqual([['none', 'too-old']]);
});

test('started jobs deliver by themselves, soon after a change, and stop when told', async () => {
  const before = wecom.read().length;
  const jobs = startJobs(server.context);
  await reserveAs(server);
  await expect.poll(() => wecom.read().length, { timeout: 10_000 }).toBe(before + 1);
  await jobs.stop();
  await reserveAs(server);
  expect((await messages()).map(({ state }) => state).sort()).toEqual(['delivered', 'waiting']);
});
