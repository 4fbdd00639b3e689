import { createHmac } from 'node:crypto';
import { codeAt } from '../../platforms/cloud/answer-fields.ts';
import type { CloudWorld } from '../../platforms/cloud/cloud-world.ts';
import type { Channel, DeliveryFault } from '../channel.ts';
import type { DingtalkConfig } from '../config.ts';
import { fault } from '../faults.ts';
import { createRobot } from './robot.ts';

/** One message too many in a minute silences the robot for ten. */
const silenceMs = 10 * 60_000;

/** The sign of a robot with "加签": HMAC over time and secret under the secret, in Base64. @param timestampMs within an hour of theirs */
export function dingtalkSign(timestampMs: number, secret: string): string {
  return createHmac('sha256', secret).update(`${timestampMs}\n${secret}`).digest('base64');
}

/**
 * DingTalk (钉钉) custom robot.
 * @see https://open.dingtalk.com/document/robots/custom-robot-access (20 messages a minute)
 */
export function createDingtalk(config: DingtalkConfig, world: CloudWorld): Channel {
  return createRobot(
    {
      name: 'dingtalk',
      rooms: config.rooms,
      rate: { count: config.perMinute, windowMs: 60_000 },
      // "message too long, exceed 20000 bytes" counts the whole body.
      longestBytes: 19_000,
      request: ({ token, secret }, text, mentionAll, nowMs) => {
        const query = new URLSearchParams({ access_token: token });
        if (secret !== undefined) {
          query.set('timestamp', String(nowMs));
          query.set('sign', dingtalkSign(nowMs, secret));
        }
        return {
          url: `${config.endpoint}/robot/send?${query}`,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            msgtype: 'text',
            text: { content: text },
            ...(mentionAll ? { at: { isAtAll: true } } : {}),
          }),
        };
      },
      codeOf: (json) => codeAt(json, 'errcode'),
      faultOf,
    },
    world,
  );
}

function faultOf(code: string): DeliveryFault | undefined {
  switch (code) {
    case '0':
      return undefined;
    case '-1':
      return fault('unreachable', code);
    case '130101':
    case '410100':
      return fault('rate-limited', code, silenceMs);
    case '460101':
    case '101002':
      return fault('too-long', code);
    case '310000': // keyword, timestamp, sign or address not as the robot's settings say
    case '300001': // token unknown
    case '300005':
    case '400101':
    case '400102': // robot switched off
    case '400106':
      return fault('misconfigured', code);
    default:
      return fault('refused', code);
  }
}
