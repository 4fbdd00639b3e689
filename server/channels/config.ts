import { z } from 'zod';
import { err, ok } from '../../domain/kernel/result.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { channelNames } from './channel.ts';
import { accessKeySchema, readConfig, secretSchema, serviceUrl } from '../platforms/cloud/config-parts.ts';
import type { ConfigProblem, Environment } from '../platforms/cloud/config-parts.ts';
import { languages } from '../../domain/policy/vocabulary.ts';
import { fieldNames, templateKeys } from './templates/keys.ts';
import { isKeyPair } from './web-push/vapid-keys.ts';

const perMinute = (usual: number) => z.int().min(1).max(1_000).default(usual);

/** Names of rooms are the site's own: `guards`, `office-3`. */
const rooms = <Room extends z.ZodType>(room: Room) =>
  z.record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/), room);

const keyword = z.string().min(1).max(20).optional();
const mentionAll = z.boolean().default(false);

const templateName = {
  key: z.enum(templateKeys),
  language: z.enum(languages).default('zh-CN'),
  /** As the provider named it: `SMS_123456789`, `1110`. */
  code: z.string().regex(/^\w{1,64}$/),
};
const smsField = z.enum([...fieldNames, 'linkPath']);

const from = z.strictObject({ name: z.string().min(1).max(80), address: z.email() });
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

const schemaFor = (environment: Environment) => {
  const secret = secretSchema(environment);
  const accessKey = accessKeySchema(environment);
  return z.strictObject({
    /** For one hand-over, in milliseconds. */
    timeoutMs: z.int().min(1_000).max(60_000).default(10_000),
    /** In which order a recipient's channels are tried. */
    order: z
      .array(z.enum(channelNames))
      .min(1)
      .refine((names) => new Set(names).size === names.length, 'every channel only once')
      .default([...channelNames]),
    email: z
      .strictObject({
        host: z.string().min(1).max(253),
        port: z.int().min(1).max(65_535),
        /** `tls` from the first byte (465), `starttls` before anything else (587); `none` only on this machine. */
        security: z.enum(['tls', 'starttls', 'none']),
        user: z.string().min(1).optional(),
        password: secret.optional(),
        /** PEM of the authority that signed the relay's certificate, where it is the house's own. */
        ca: z.string().includes('BEGIN CERTIFICATE').optional(),
        from,
      })
      .refine(({ security, host }) => security !== 'none' || loopback.test(host), {
        path: ['security'],
        message: 'without encryption only to a relay on this machine',
      })
      .refine(({ user, password }) => (user === undefined) === (password === undefined), {
        path: ['password'],
        message: 'user and password go together',
      })
      .optional(),
    wecom: z
      .strictObject({
        endpoint: serviceUrl('https://qyapi.weixin.qq.com'),
        perMinute: perMinute(20),
        rooms: rooms(z.strictObject({ key: secret, keyword, mentionAll })),
      })
      .optional(),
    dingtalk: z
      .strictObject({
        endpoint: serviceUrl('https://oapi.dingtalk.com'),
        perMinute: perMinute(20),
        rooms: rooms(z.strictObject({ token: secret, secret: secret.optional(), keyword, mentionAll })),
      })
      .optional(),
    feishu: z
      .strictObject({
        endpoint: serviceUrl('https://open.feishu.cn'),
        perMinute: perMinute(100),
        rooms: rooms(z.strictObject({ hook: secret, secret: secret.optional(), keyword, mentionAll })),
      })
      .optional(),
    smsAliyun: z
      .strictObject({
        endpoint: serviceUrl('https://dysmsapi.aliyuncs.com'),
        parametersIn: z.enum(['query', 'body']).default('query'),
        accessKey,
        signName: z.string().min(2).max(20),
        /** Which of our words fills which variable of the registered template. */
        templates: z.array(
          z.strictObject({ ...templateName, parameters: z.record(z.string().regex(/^\w{1,20}$/), smsField) }),
        ),
      })
      .optional(),
    smsTencent: z
      .strictObject({
        endpoint: serviceUrl('https://sms.tencentcloudapi.com'),
        region: z
          .string()
          .regex(/^[a-z0-9-]{1,30}$/)
          .default('ap-guangzhou'),
        accessKey,
        sdkAppId: z.string().regex(/^\d{1,20}$/),
        signName: z.string().min(2).max(20),
        /** Our words for {1}, {2} … of the registered template. */
        templates: z.array(z.strictObject({ ...templateName, parameters: z.array(smsField).max(20) })),
      })
      .optional(),
    webPush: z
      .strictObject({
        /** Who runs this server, for the push service's operators. */
        subject: z.union([z.string().regex(/^mailto:[^@\s]+@[^@\s]+$/), z.url({ protocol: /^https$/ })]),
        publicKey: z.string().regex(/^[\w-]{87}$/),
        privateKey: secret,
        /** Hosts a browser's endpoint may be at: the server calls what a browser sends it. `*.` stands for any part. */
        hosts: z
          .array(z.string().regex(/^(https?:\/\/)?(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/))
          .default([
            'fcm.googleapis.com',
            'updates.push.services.mozilla.com',
            '*.notify.windows.com',
            '*.push.apple.com',
          ]),
      })
      .refine(isKeyPair, { path: ['privateKey'], message: 'the two keys are no pair' })
      .optional(),
  });
};

export type ChannelsConfig = z.output<ReturnType<typeof schemaFor>>;
export type EmailConfig = NonNullable<ChannelsConfig['email']>;
export type WecomConfig = NonNullable<ChannelsConfig['wecom']>;
export type DingtalkConfig = NonNullable<ChannelsConfig['dingtalk']>;
export type FeishuConfig = NonNullable<ChannelsConfig['feishu']>;
export type AliyunSmsConfig = NonNullable<ChannelsConfig['smsAliyun']>;
export type TencentSmsConfig = NonNullable<ChannelsConfig['smsTencent']>;
export type WebPushConfig = NonNullable<ChannelsConfig['webPush']>;
export type SmsField = z.output<typeof smsField>;

/**
 * Reads the `channels` part of the server's configuration. A secret is a text or `{ "env": "NAME" }`.
 * @returns the problems by path; none of them quotes what was written, for it may be a secret
 */
export function readChannelsConfig(
  value: unknown,
  environment: Environment,
): Result<ChannelsConfig, readonly ConfigProblem[]> {
  const read = readConfig(schemaFor(environment), value);
  return read.ok ? ok(read.value) : err(read.error);
}
