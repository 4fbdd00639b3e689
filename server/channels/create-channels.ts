import type { CloudWorld } from '../platforms/cloud/cloud-world.ts';
import type { Channel, ChannelName, Recipient } from './channel.ts';
import type { ChannelsConfig } from './config.ts';
import { createEmail } from './email/email.ts';
import { guarded } from './guard.ts';
import { createDingtalk } from './robots/dingtalk.ts';
import { createFeishu } from './robots/feishu.ts';
import { createWecom } from './robots/wecom.ts';
import { createAliyunSms } from './sms/aliyun.ts';
import { createTencentSms } from './sms/tencent.ts';
import { createWebPush } from './web-push/web-push.ts';

/** The channels of a site, by name and in the configured order. */
export type Channels = ReadonlyMap<ChannelName, Channel>;

/** Makes every configured channel, each behind the guard against personal numbers. */
export function createChannels(config: ChannelsConfig, outside: Omit<CloudWorld, 'timeoutMs'>): Channels {
  const world: CloudWorld = { ...outside, timeoutMs: config.timeoutMs };
  const channels: readonly Channel[] = [
    ...(config.email ? [createEmail(config.email, world)] : []),
    ...(config.wecom ? [createWecom(config.wecom, world)] : []),
    ...(config.dingtalk ? [createDingtalk(config.dingtalk, world)] : []),
    ...(config.feishu ? [createFeishu(config.feishu, world)] : []),
    ...(config.smsAliyun ? [createAliyunSms(config.smsAliyun, world)] : []),
    ...(config.smsTencent ? [createTencentSms(config.smsTencent, world)] : []),
    ...(config.webPush ? [createWebPush(config.webPush, world)] : []),
  ].map(guarded);
  return new Map(
    config.order.flatMap((name) => {
      const channel = channels.find((made) => made.name === name);
      return channel ? [[name, channel] as const] : [];
    }),
  );
}

/** The channels by which somebody can be reached, in the order they are to be tried. */
export function channelsFor(channels: Channels, to: Recipient): readonly ChannelName[] {
  return [...channels.values()].filter((channel) => channel.canReach(to)).map(({ name }) => name);
}
