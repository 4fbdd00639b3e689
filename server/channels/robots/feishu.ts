import { createHmac } from 'node:crypto';
import { codeAt } from '../../platforms/cloud/answer-fields.ts';
import type { CloudWorld } from '../../platforms/cloud/cloud-world.ts';
import type { Channel, DeliveryFault } from '../channel.ts';
import type { FeishuConfig } from '../config.ts';
import { fault } from '../faults.ts';
import { createRobot } from './robot.ts';

/** The sign of a robot with "签名校验": time and secret are the key, the message is empty. @param timestampSeconds within an hour of theirs */
export function feishuSign(timestampSeconds: number, secret: string): string {
  return createHmac('sha256', `${timestampSeconds}\n${secret}`).digest('base64');
}

/**
 * Feishu (飞书) custom robot.
 * @see https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot (100 messages a minute, body of 20 KB)
 */
export function createFeishu(config: FeishuConfig, world: CloudWorld): Channel {
  return createRobot(
    {
      name: 'feishu',
      rooms: config.rooms,
      rate: { count: config.perMinute, windowMs: 60_000 },
      // 20 KB is for the whole body, in which every line end is two bytes.
      longestBytes: 19_000,
      request: ({ hook, secret }, text, mentionAll, nowMs) => {
        const timestamp = Math.floor(nowMs / 1_000);
        return {
          url: `${config.endpoint}/open-apis/bot/v2/hook/${encodeURIComponent(hook)}`,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            ...(secret === undefined
              ? {}
              : { timestamp: String(timestamp), sign: feishuSign(timestamp, secret) }),
            msg_type: 'text',
            content: { text: mentionAll ? `<at user_id="all"></at> ${text}` : text },
          }),
        };
      },
      codeOf: (json) => codeAt(json, 'code'),
      faultOf,
    },
    world,
  );
}

function faultOf(code: string): DeliveryFault | undefined {
  switch (code) {
    case '0':
      return undefined;
    case '11232': // this robot's own limit, or the whole service is busy at the full hour
    case '99991400':
      return fault('rate-limited', code, 60_000);
    case '9499': // the body is not as it should be
    case '19001': // no such hook
    case '19002':
    case '19021': // sign or time
    case '19022': // address not on the robot's list
    case '19024': // keyword
      return fault('misconfigured', code);
    default:
      return fault('refused', code);
  }
}
