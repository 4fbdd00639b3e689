import { codeAt } from '../../platforms/cloud/answer-fields.ts';
import type { CloudWorld } from '../../platforms/cloud/cloud-world.ts';
import type { Channel, DeliveryFault } from '../channel.ts';
import type { WecomConfig } from '../config.ts';
import { fault } from '../faults.ts';
import { createRobot } from './robot.ts';

/** "text.content exceed max length 2048" comes with the code of any wrong parameter. */
const tooLong = /exceed max length/;

/**
 * WeCom (企业微信) group robot.
 * @see https://developer.work.weixin.qq.com/document/path/91770 (20 messages a minute, text of 2,048 bytes)
 */
export function createWecom(config: WecomConfig, world: CloudWorld): Channel {
  return createRobot(
    {
      name: 'wecom',
      rooms: config.rooms,
      rate: { count: config.perMinute, windowMs: 60_000 },
      longestBytes: 2_048,
      request: ({ key }, text, mentionAll) => ({
        url: `${config.endpoint}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          msgtype: 'text',
          text: { content: text, ...(mentionAll ? { mentioned_list: ['@all'] } : {}) },
        }),
      }),
      codeOf: (json) => codeAt(json, 'errcode'),
      faultOf,
    },
    world,
  );
}

function faultOf(code: string, json: unknown): DeliveryFault | undefined {
  switch (code) {
    case '0':
      return undefined;
    case '-1':
      return fault('unreachable', code);
    case '45009': // too many in a minute
    case '45033': // too many at once
      return fault('rate-limited', code, 60_000);
    case '45002':
      return fault('too-long', code);
    case '40058':
      return fault(
        tooLong.test(String((json as { errmsg?: unknown }).errmsg)) ? 'too-long' : 'misconfigured',
        code,
      );
    case '93000': // no such webhook: the robot was removed, or the key is wrong
    case '40008':
    case '44004':
      return fault('misconfigured', code);
    default:
      return fault('refused', code);
  }
}
