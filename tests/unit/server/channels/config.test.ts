import { expect, test } from 'vitest';
import {
  channelNames,
  channelsFor,
  createChannels,
  generatePushKeys,
  readChannelsConfig,
} from '../../../../server/channels/index.ts';
import { readVerifierConfig } from '../../../../server/platforms/verifier/index.ts';

const from = { name: '迎宾', address: 'visits@office.example' };
const keys = generatePushKeys();
const whole = {
  email: {
    host: 'mail.office.example',
    port: 587,
    security: 'starttls',
    user: 'kiosk',
    password: { env: 'MAIL_PASSWORD' },
    from,
  },
  wecom: { rooms: { guards: { key: { env: 'WECOM_KEY' } } } },
  dingtalk: { rooms: { guards: { token: 'synthetic', secret: 'synthetic' } } },
  feishu: { rooms: { guards: { hook: 'synthetic' } } },
  smsAliyun: { accessKey: { id: 'synthetic', secret: 'synthetic' }, signName: '测试医院', templates: [] },
  smsTencent: {
    accessKey: { id: 'synthetic', secret: 'synthetic' },
    sdkAppId: '1400',
    signName: '测试医院',
    templates: [],
  },
  webPush: { subject: 'mailto:it@office.example', ...keys },
};
const environment = { MAIL_PASSWORD: 'from-the-environment', WECOM_KEY: 'from-there-too' };
const outside = { fetch, now: () => 0, nonce: () => '' };

const problemsOf = (written: unknown): readonly string[] => {
  const read = readChannelsConfig(written, environment);
  return read.ok ? [] : read.error.map(({ path, problem }) => `${path}: ${problem}`);
};

test('secrets come from the environment, services from their usual addresses', () => {
  const read = readChannelsConfig(whole, environment);
  expect(read).toMatchObject({
    ok: true,
    value: {
      timeoutMs: 10_000,
      order: channelNames,
      email: { password: 'from-the-environment' },
      wecom: {
        endpoint: 'https://qyapi.weixin.qq.com',
        perMinute: 20,
        rooms: { guards: { key: 'from-there-too' } },
      },
      smsAliyun: { endpoint: 'https://dysmsapi.aliyuncs.com', parametersIn: 'query' },
    },
  });
});

test('a recipient is reached by what they have, in the site’s order', () => {
  const read = readChannelsConfig({ ...whole, order: ['web-push', 'wecom', 'email'] }, environment);
  if (!read.ok) throw new Error('configuration');
  const channels = createChannels(read.value, outside);
  expect([...channels.keys()]).toEqual(['web-push', 'wecom', 'email']);
  expect(channelsFor(channels, { email: 'a@office.example', room: 'guards', phone: '13800000000' })).toEqual([
    'wecom',
    'email',
  ]);
  expect(channelsFor(channels, { room: 'no-such-room' })).toEqual([]);
  expect(channelsFor(channels, { room: 'constructor' })).toEqual([]);
});

test('a site without channels has none', () => {
  const read = readChannelsConfig({}, {});
  if (!read.ok) throw new Error('configuration');
  expect(createChannels(read.value, outside).size).toBe(0);
});

test.each<[string, object, string]>([
  [
    'a variable that is not set',
    { wecom: { rooms: { guards: { key: { env: 'NOT_THERE' } } } } },
    'wecom.rooms.guards.key: the environment has no NOT_THERE',
  ],
  [
    'mail without encryption',
    { email: { ...whole.email, security: 'none' } },
    'email.security: without encryption only to a relay on this machine',
  ],
  [
    'a user without a password',
    { email: { ...whole.email, password: undefined } },
    'email.password: user and password go together',
  ],
  [
    'a service over plain HTTP',
    { feishu: { ...whole.feishu, endpoint: 'http://proxy.office.example' } },
    'feishu.endpoint: an origin such as https://example.com, without a path; http only to this machine',
  ],
  ['a word that is no setting', { wecom: { rooms: {}, url: 'x' } }, 'wecom: unknown: url'],
  ['a channel twice', { order: ['email', 'email'] }, 'order: every channel only once'],
  [
    'halves of two key pairs',
    { webPush: { ...whole.webPush, privateKey: generatePushKeys().privateKey } },
    'webPush.privateKey: the two keys are no pair',
  ],
  ['half a timeout', { timeoutMs: 500 }, 'timeoutMs: at least 1000'],
])('%s is said by its place', (_, change, problem) => {
  expect(problemsOf({ ...whole, ...change })).toEqual([problem]);
});

test('no problem quotes what was written, for it may be a secret', () => {
  const secret = 'hunter2-hunter2';
  const written = {
    timeoutMs: secret,
    order: [secret],
    email: {
      ...whole.email,
      host: '',
      port: secret,
      security: secret,
      ca: secret,
      from: { name: 'x', address: secret },
    },
    wecom: { endpoint: secret, rooms: { guards: { key: { env: secret } } } },
    smsAliyun: { ...whole.smsAliyun, accessKey: secret, signName: secret.repeat(3) },
    webPush: { subject: secret, publicKey: secret, privateKey: 5, hosts: [`${secret} `] },
  };
  const problems = problemsOf(written);
  expect(problems.length).toBeGreaterThan(8);
  expect(problems.join('\n')).not.toContain(secret);
});

test('a verifier’s configuration names its provider', () => {
  const accessKey = { id: { env: 'KEY' }, secret: { env: 'KEY' } };
  expect(readVerifierConfig({ provider: 'aliyun', accessKey }, { KEY: 'synthetic' })).toMatchObject({
    ok: true,
    value: {
      endpoint: 'https://cloudauth.aliyuncs.com',
      timeoutMs: 5_000,
      perSecond: 5,
      breaker: { failures: 5, coolDownMs: 30_000 },
    },
  });
  expect(readVerifierConfig({ provider: 'other', accessKey }, {}).ok).toBe(false);
});
