import { createHmac } from 'node:crypto';
import { jsonOf, startHttpService } from './http-service.ts';
import type { Reply } from './http-service.ts';
import type { RobotService } from './wecom-service.ts';

export interface DingtalkGroup {
  readonly token: string;
  readonly secret: string;
  /** Every message must hold it. */
  readonly keyword: string;
}

/** DingTalk's robot interface with one group that demands sign and keyword; one message too many silences it for ten minutes. */
export async function startDingtalkService(group: DingtalkGroup, now: () => number): Promise<RobotService> {
  const read: { readonly text: string; readonly all: boolean; readonly at: number }[] = [];
  let silentUntil = 0;
  const code = (errcode: number, errmsg: string): Reply => ({ json: { errcode, errmsg } });
  const service = await startHttpService(({ method, path, query, body }) => {
    if (method !== 'POST' || path !== '/robot/send') return { status: 404 };
    const asked = new URLSearchParams(query);
    if (asked.get('access_token') !== group.token) return code(300001, 'token is not exist');
    const at = now();
    const timestamp = Number(asked.get('timestamp'));
    if (!(Math.abs(at - timestamp) <= 3_600_000)) return code(310000, 'invalid timestamp');
    const sign = createHmac('sha256', group.secret).update(`${timestamp}\n${group.secret}`).digest('base64');
    if (asked.get('sign') !== sign) return code(310000, 'sign not match');
    if (body.length > 20_000) return code(460101, 'message too long, exceed 20000 bytes');
    const {
      msgtype,
      text,
      at: mention,
    } = jsonOf(body) as {
      msgtype?: unknown;
      text?: { content?: unknown };
      at?: { isAtAll?: unknown };
    };
    const content = text?.content;
    if (msgtype !== 'text' || typeof content !== 'string') return code(400105, 'unsupported message type');
    if (!content.includes(group.keyword)) return code(310000, 'keywords not in content');
    if (at < silentUntil || read.filter((message) => message.at > at - 60_000).length >= 20) {
      silentUntil = Math.max(silentUntil, at + 600_000);
      return code(130101, 'send too fast, exceed 20 times per minute');
    }
    read.push({ text: content, all: mention?.isAtAll === true, at });
    return code(0, 'ok');
  });
  return { ...service, read: () => read };
}
