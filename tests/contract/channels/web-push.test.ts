import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { generatePushKeys } from '../../../server/channels/index.ts';
import type { Channel } from '../../../server/channels/index.ts';
import { startPushService } from '../../support/outside/push-service.ts';
import type { PushService } from '../../support/outside/push-service.ts';
import { approvedMessage, channelContract, never, visitMessage } from './channel-contract.ts';
import { channelOf } from './world.ts';

const keys = generatePushKeys();
const pushTo = ({ origin }: PushService, changes: object = {}): Channel =>
  channelOf('web-push', {
    webPush: { subject: 'mailto:visits@office.example', ...keys, hosts: [origin], ...changes },
  });

channelContract('web push', async () => {
  const service = await startPushService(keys.publicKey, Date.now);
  const arrived = (): readonly string[] => service.pushed().map(({ payload }) => JSON.stringify(payload));
  const { subscription } = service;
  return {
    channel: pushTo(service),
    recipient: { subscription },
    outside: { ...service, arrived },
    stop: service.stop,
  };
});

describe('web push', () => {
  let service: PushService;
  beforeEach(async () => {
    service = await startPushService(keys.publicKey, Date.now);
  });
  afterEach(() => service.stop());
  const send = (channel: Channel, message = visitMessage(), { subscription } = service) =>
    channel.send(message, { subscription }, never);

  test('the browser reads what was written, and only an urgent message is urgent', async () => {
    await send(pushTo(service));
    await send(pushTo(service), approvedMessage());
    expect(service.pushed()).toMatchObject([
      {
        payload: {
          key: 'visitor-arrived',
          language: 'zh-CN',
          title: '访客已到',
          link: 'https://visit.example.cn/v/8Kq2',
          urgent: true,
        },
        ...{ urgency: 'high', topic: 'message-1', ttlSeconds: 3_600 },
      },
      {
        payload: { key: 'approved', urgent: false },
        urgency: 'normal',
        topic: undefined,
        ttlSeconds: 86_400,
      },
    ]);
  });

  test('a subscription that is gone is never tried again', async () => {
    service.unsubscribe();
    expect(await send(pushTo(service))).toEqual({ ok: false, error: { kind: 'refused', code: 'gone' } });
  });

  test('a push service that asks to wait is heard', async () => {
    service.limitNext('120');
    expect(await send(pushTo(service))).toEqual({
      ok: false,
      error: { kind: 'rate-limited', code: 'http-429', retryAfterMs: 120_000 },
    });
  });

  test('keys of another site are an administrator’s business', async () => {
    expect(await send(pushTo(service, generatePushKeys()))).toEqual({
      ok: false,
      error: { kind: 'misconfigured', code: 'http-403' },
    });
  });

  // A browser names the endpoint; it could name the hospital's own records server.
  test('an endpoint that is nobody’s push service is not called', async () => {
    const { keys: browserKeys } = service.subscription;
    const channel = pushTo(service, { hosts: ['*.push.apple.com'] });
    for (const endpoint of [
      service.subscription.endpoint,
      'https://push.apple.com.example/1',
      'https://u:p@web.push.apple.com/1',
      'not an address',
    ]) {
      const outcome = await channel.send(
        visitMessage(),
        { subscription: { endpoint, keys: browserKeys } },
        never,
      );
      expect(outcome).toEqual({ ok: false, error: { kind: 'refused', code: 'endpoint-not-allowed' } });
    }
    expect(service.asked()).toBe(0);
  });

  test('keys that no browser made are refused before anybody is asked', async () => {
    const { endpoint, keys: good } = service.subscription;
    const point = Buffer.alloc(65, 1);
    point[0] = 4; // the right form, but not on the curve
    for (const bad of [
      { ...good, auth: 'c2hvcnQ' },
      { ...good, p256dh: good.p256dh.slice(4) },
      { ...good, p256dh: point.toString('base64url') },
    ]) {
      const outcome = await channel(bad);
      expect(outcome).toEqual({ ok: false, error: { kind: 'refused', code: 'bad-subscription' } });
    }
    expect(service.asked()).toBe(0);
    function channel(bad: typeof good) {
      return pushTo(service).send(visitMessage(), { subscription: { endpoint, keys: bad } }, never);
    }
  });

  test('what does not fit into one push is too long', async () => {
    expect(await send(pushTo(service), { ...visitMessage(), text: '长'.repeat(1_400) })).toEqual({
      ok: false,
      error: { kind: 'too-long' },
    });
    expect(await send(pushTo(service), { ...visitMessage(), text: '长'.repeat(1_200) })).toMatchObject({
      ok: true,
    });
  });
});
