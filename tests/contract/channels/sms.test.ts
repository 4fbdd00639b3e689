import { afterEach, describe, expect, test } from 'vitest';
import { createChannels, readChannelsConfig, template } from '../../../server/channels/index.ts';
import type { Channel } from '../../../server/channels/index.ts';
import { startAliyunSms } from '../../support/outside/aliyun-services.ts';
import type { SmsService } from '../../support/outside/aliyun-services.ts';
import { startTencentSms } from '../../support/outside/tencent-services.ts';
import { channelContract, never, visitMessage } from './channel-contract.ts';
import { channelOf } from './world.ts';

const recipient = { phone: '13800000000' };
const key = { id: 'synthetic-id', secret: 'synthetic-secret' };
const codes = {
  '13800000001': 'isv.BLACK_KEY_CONTROL_LIMIT',
  '13800000002': 'isv.DAY_LIMIT_CONTROL',
  '13800000003': 'isp.SYSTEM_ERROR',
  '13800000004': 'isv.OUT_OF_SERVICE',
  '13800000005': 'isv.PARAM_LENGTH_LIMIT',
  '+8613800000001': 'FailedOperation.PhoneNumberInBlacklist',
  '+8613800000002': 'LimitExceeded.PhoneNumberDailyLimit',
  '+8613800000003': 'InternalError.Timeout',
  '+8613800000004': 'FailedOperation.InsufficientBalanceInSmsPackage',
  '+8613800000005': 'InvalidParameterValue.TemplateParameterLengthLimit',
};
const kinds = [
  ['13800000001', 'refused'],
  ['13800000002', 'rate-limited'],
  ['13800000003', 'unreachable'],
  ['13800000004', 'misconfigured'],
  ['13800000005', 'too-long'],
] as const;

const startAliyun = (now = Date.now): Promise<SmsService> =>
  startAliyunSms({ key, signName: '测试医院', templates: { SMS_1: ['who', 'where', 'path'] }, codes }, now);
const startTencent = (now = Date.now): Promise<SmsService> =>
  startTencentSms(
    { key, sdkAppId: '1400000000', signName: '测试医院', templates: { '1110': 3 }, codes },
    now,
  );

const aliyunTo = ({ origin }: SmsService, changes: object = {}, now?: () => number): Channel =>
  channelOf(
    'sms-aliyun',
    {
      smsAliyun: {
        ...{ endpoint: origin, accessKey: key, signName: '测试医院' },
        templates: [
          {
            key: 'visitor-arrived',
            code: 'SMS_1',
            parameters: { who: 'visitor', where: 'place', path: 'linkPath' },
          },
        ],
        ...changes,
      },
    },
    now,
  );
const tencentTo = ({ origin }: SmsService, changes: object = {}, now?: () => number): Channel =>
  channelOf(
    'sms-tencent',
    {
      smsTencent: {
        ...{ endpoint: origin, accessKey: key, sdkAppId: '1400000000', signName: '测试医院' },
        templates: [{ key: 'visitor-arrived', code: '1110', parameters: ['visitor', 'place', 'linkPath'] }],
        ...changes,
      },
    },
    now,
  );

const providers = [
  { name: 'sms through Alibaba Cloud', start: startAliyun, to: aliyunTo, prefix: '' },
  { name: 'sms through Tencent Cloud', start: startTencent, to: tencentTo, prefix: '+86' },
];

for (const { name, start, to, prefix } of providers) {
  channelContract(name, async () => {
    const service = await start();
    const arrived = (): readonly string[] => service.sent().map(({ words }) => words.join(' '));
    return { channel: to(service), recipient, outside: { ...service, arrived }, stop: service.stop };
  });

  describe(name, () => {
    const services: SmsService[] = [];
    afterEach(async () => {
      for (const service of services.splice(0)) await service.stop();
    });
    const opened = async (now?: () => number): Promise<SmsService> => {
      const service = await start(now);
      services.push(service);
      return service;
    };

    test('the registered template is filled with our words, and the link goes without its address', async () => {
      const service = await opened();
      const outcome = await to(service).send(visitMessage(), recipient, never);
      expect(outcome.ok && outcome.value.reference).toBeTruthy();
      expect(service.sent()).toMatchObject([
        { phone: `${prefix}13800000000`, words: ['欧阳**', '东门', 'v/8Kq2'] },
      ]);
    });

    test.each(kinds)('what is said of %s is %s', async (phone, kind) => {
      const outcome = await to(await opened()).send(visitMessage(), { phone }, never);
      expect(outcome).toMatchObject({ ok: false, error: { kind } });
    });

    test('a second message to one number in the same minute is limited', async () => {
      const channel = to(await opened());
      await channel.send(visitMessage(), recipient, never);
      const outcome = await channel.send(visitMessage(), recipient, never);
      expect(outcome).toMatchObject({ ok: false, error: { kind: 'rate-limited' } });
      expect(!outcome.ok && (outcome.error.retryAfterMs ?? 0)).toBeGreaterThanOrEqual(30_000);
    });

    test('a wrong key, an unregistered name and a message without a template are an administrator’s business', async () => {
      const service = await opened();
      const other = { accessKey: { ...key, secret: 'other' } };
      const unknown = { accessKey: { ...key, id: 'other' } };
      for (const channel of [
        to(service, other),
        to(service, unknown),
        to(service, { signName: '别的名称' }),
      ]) {
        const outcome = await channel.send(visitMessage(), recipient, never);
        expect(outcome).toMatchObject({ ok: false, error: { kind: 'misconfigured' } });
      }
      const untemplated = template('alert', 'zh-CN', { place: '东门', subject: '滞留' });
      expect(await to(service).send(untemplated, recipient, never)).toEqual({
        ok: false,
        error: { kind: 'misconfigured', code: 'no-template' },
      });
      expect(service.sent()).toEqual([]);
    });

    test('a clock that is off by an hour is an administrator’s business', async () => {
      const channel = to(await opened(), {}, () => Date.now() - 3_600_000);
      const outcome = await channel.send(visitMessage(), recipient, never);
      expect(outcome).toMatchObject({ ok: false, error: { kind: 'misconfigured' } });
    });

    test('a landline is not reached, a foreign mobile is', async () => {
      const service = await opened();
      const channel = to(service);
      expect(channel.canReach({ phone: '01062345678' })).toBe(false);
      expect(await channel.send(visitMessage(), { phone: '+85261234567' }, never)).toMatchObject({
        ok: true,
      });
      expect(service.sent()[0]?.phone).toBe(prefix === '' ? '85261234567' : '+85261234567');
    });
  });
}

describe('sms through Alibaba Cloud, parameters in a form', () => {
  test('no phone number is in an address', async () => {
    const service = await startAliyun();
    try {
      const urls: string[] = [];
      const seen: typeof fetch = (url, init) => (urls.push(String(url)), fetch(url, init));
      const config = readChannelsConfig(
        {
          smsAliyun: {
            ...{ endpoint: service.origin, accessKey: key, signName: '测试医院', parametersIn: 'body' },
            templates: [
              {
                key: 'visitor-arrived',
                code: 'SMS_1',
                parameters: { who: 'visitor', where: 'place', path: 'linkPath' },
              },
            ],
          },
        },
        {},
      );
      if (!config.ok) throw new Error('configuration');
      const world = { fetch: seen, now: Date.now, nonce: () => 'nonce-1' };
      const channel = createChannels(config.value, world).get('sms-aliyun');
      expect(await channel?.send(visitMessage(), recipient, never)).toMatchObject({ ok: true });
      expect(urls).toEqual([`${service.origin}/`]);
    } finally {
      await service.stop();
    }
  });
});
