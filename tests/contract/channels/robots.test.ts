import { afterEach, describe, expect, test } from 'vitest';
import { template } from '../../../server/channels/index.ts';
import type { Channel } from '../../../server/channels/index.ts';
import { startDingtalkService } from '../../support/outside/dingtalk-service.ts';
import { startFeishuService } from '../../support/outside/feishu-service.ts';
import { startWecomService } from '../../support/outside/wecom-service.ts';
import type { RobotService } from '../../support/outside/wecom-service.ts';
import { approvedMessage, channelContract, never, visitMessage } from './channel-contract.ts';
import type { ChannelRig } from './channel-contract.ts';
import { channelOf } from './world.ts';

const recipient = { room: 'guards' };
const group = { token: 'synthetic-token', secret: 'SECsynthetic', keyword: '迎宾' };
const hook = { hook: 'synthetic-hook', secret: 'synthetic-secret' };
type Clock = () => number;

const wecomTo = ({ origin }: RobotService, room: object, now?: Clock): Channel =>
  channelOf('wecom', { wecom: { endpoint: origin, rooms: { guards: room } } }, now);
const dingtalkTo = ({ origin }: RobotService, room: object, now?: Clock): Channel =>
  channelOf('dingtalk', { dingtalk: { endpoint: origin, rooms: { guards: room } } }, now);
const feishuTo = ({ origin }: RobotService, room: object, now?: Clock): Channel =>
  channelOf('feishu', { feishu: { endpoint: origin, rooms: { guards: room } } }, now);

function rigOf(service: RobotService, channel: Channel): ChannelRig {
  const arrived = (): readonly string[] => service.read().map(({ text }) => text);
  return { channel, recipient, outside: { ...service, arrived }, stop: service.stop };
}

channelContract('wecom robot', async () => {
  const service = await startWecomService('synthetic-key', Date.now);
  return rigOf(service, wecomTo(service, { key: 'synthetic-key' }));
});
channelContract('dingtalk robot', async () => {
  const service = await startDingtalkService(group, Date.now);
  return rigOf(service, dingtalkTo(service, group));
});
channelContract('feishu robot', async () => {
  const service = await startFeishuService(hook, Date.now);
  return rigOf(service, feishuTo(service, hook));
});

describe('robots', () => {
  const services: RobotService[] = [];
  afterEach(async () => {
    for (const service of services.splice(0)) await service.stop();
  });
  const opened = async (service: Promise<RobotService>): Promise<RobotService> => {
    services.push(await service);
    return service;
  };
  const send = (channel: Channel, message = visitMessage()) => channel.send(message, recipient, never);

  test('a removed wecom robot, a wrong sign and a wrong hook are an administrator’s business', async () => {
    const wecom = await opened(startWecomService('synthetic-key', Date.now));
    const dingtalk = await opened(startDingtalkService(group, Date.now));
    const feishu = await opened(startFeishuService(hook, Date.now));
    const outcomes = [
      await send(wecomTo(wecom, { key: 'removed' })),
      await send(dingtalkTo(dingtalk, { ...group, secret: 'SECother' })),
      await send(dingtalkTo(dingtalk, { ...group, token: 'other' })),
      await send(feishuTo(feishu, { ...hook, secret: 'other' })),
      await send(feishuTo(feishu, { ...hook, hook: 'other' })),
    ];
    const misconfigured = (code: string) => ({ ok: false, error: { kind: 'misconfigured', code } });
    expect(outcomes).toEqual(['93000', '310000', '300001', '19021', '19001'].map(misconfigured));
  });

  test('a dingtalk group that demands a keyword gets it, and refuses a message without', async () => {
    const service = await opened(startDingtalkService(group, Date.now));
    expect(await send(dingtalkTo(service, group))).toMatchObject({ ok: true });
    expect(service.read()[0]?.text).toMatch(/^\[迎宾\] 访客已到\n/);
    const { keyword: _, ...without } = group;
    expect(await send(dingtalkTo(service, without))).toMatchObject({ ok: false, error: { code: '310000' } });
  });

  test('everybody is called for a message somebody waits for, and for no other', async () => {
    const wecom = await opened(startWecomService('synthetic-key', Date.now));
    const dingtalk = await opened(startDingtalkService(group, Date.now));
    const feishu = await opened(startFeishuService(hook, Date.now));
    for (const channel of [
      wecomTo(wecom, { key: 'synthetic-key', mentionAll: true }),
      dingtalkTo(dingtalk, { ...group, mentionAll: true }),
      feishuTo(feishu, { ...hook, mentionAll: true }),
    ]) {
      await send(channel);
      await send(channel, approvedMessage());
    }
    for (const service of [wecom, dingtalk, feishu]) {
      expect(service.read().map(({ all }) => all)).toEqual([true, false]);
    }
  });

  test('a visitor’s name cannot call everybody in the room', async () => {
    const feishu = await opened(startFeishuService(hook, Date.now));
    const everybody = '<at user_id="all"></at>';
    const named = { visitor: everybody, department: everybody, place: '东门' };
    await send(feishuTo(feishu, hook), template('visitor-arrived', 'zh-CN', named));
    expect(feishu.read().map(({ all }) => all)).toEqual([false]);
  });

  test('the twenty-first message of a minute waits here instead of silencing the robot there', async () => {
    let at = Date.now();
    const service = await opened(startDingtalkService(group, () => at));
    const channel = dingtalkTo(service, group, () => at);
    for (let count = 0; count < 20; count += 1) expect(await send(channel)).toMatchObject({ ok: true });
    at += 15_000;
    expect(await send(channel)).toEqual({
      ok: false,
      error: { kind: 'rate-limited', code: 'own-limit', retryAfterMs: 45_000 },
    });
    expect(service.asked()).toBe(20);
    at += 45_000;
    expect(await send(channel)).toMatchObject({ ok: true });
  });

  test('a limit that another copy of the server used up is told with its wait', async () => {
    const at = Date.now();
    const wecom = await opened(startWecomService('synthetic-key', () => at));
    const dingtalk = await opened(startDingtalkService(group, () => at));
    const feishu = await opened(startFeishuService(hook, () => at));
    const makers = [
      () => wecomTo(wecom, { key: 'synthetic-key' }, () => at),
      () => dingtalkTo(dingtalk, group, () => at),
      () => feishuTo(feishu, hook, () => at),
    ];
    const found: unknown[] = [];
    for (const make of makers) {
      const other = make();
      for (let count = 0; count < 20; count += 1) await send(other);
      found.push(await send(make()));
    }
    const limited = (code: string, retryAfterMs: number) => ({
      ok: false,
      error: { kind: 'rate-limited', code, retryAfterMs },
    });
    expect(found).toEqual([limited('45009', 60_000), limited('130101', 600_000), limited('11232', 60_000)]);
  });

  test('a text that the group would not take is too long before anybody is asked', async () => {
    const service = await opened(startWecomService('synthetic-key', Date.now));
    const channel = wecomTo(service, { key: 'synthetic-key' });
    const { title, link = '' } = visitMessage();
    const frame = Buffer.byteLength(`${title}\n\n${link}`);
    const text = (bytes: number) => ({ ...visitMessage(), text: 'x'.repeat(bytes - frame) });
    expect(await send(channel, text(2_048))).toMatchObject({ ok: true });
    expect(await send(channel, text(2_049))).toEqual({ ok: false, error: { kind: 'too-long' } });
    expect(service.asked()).toBe(1);
  });

  test('a clock that is off by hours is told as the administrator’s business', async () => {
    const service = await opened(startFeishuService(hook, Date.now));
    const channel = feishuTo(service, hook, () => Date.now() - 2 * 3_600_000);
    expect(await send(channel)).toEqual({ ok: false, error: { kind: 'misconfigured', code: '19021' } });
  });
});
