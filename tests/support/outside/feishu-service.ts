import { createHmac } from 'node:crypto';
import { jsonOf, startHttpService } from './http-service.ts';
import type { Reply } from './http-service.ts';
import type { RobotService } from './wecom-service.ts';

export interface FeishuGroup {
  readonly hook: string;
  readonly secret: string;
}

/** Feishu's robot interface with one group that demands the sign: 20 KB, 100 messages a minute and 5 a second. */
export async function startFeishuService(group: FeishuGroup, now: () => number): Promise<RobotService> {
  const read: { readonly text: string; readonly all: boolean; readonly at: number }[] = [];
  const code = (number: number, msg: string): Reply => ({ json: { code: number, msg, data: {} } });
  const service = await startHttpService(({ method, path, body }) => {
    if (method !== 'POST' || !path.startsWith('/open-apis/bot/v2/hook/')) return { status: 404 };
    if (path.slice('/open-apis/bot/v2/hook/'.length) !== group.hook) {
      return code(19001, 'param invalid: incoming webhook access token invalid');
    }
    if (body.length > 20 * 1_024) return code(9499, 'Bad Request');
    const { timestamp, sign, msg_type: kind, content } = jsonOf(body) as Record<string, unknown>;
    const at = now();
    const expected = createHmac('sha256', `${String(timestamp)}\n${group.secret}`)
      .update('')
      .digest('base64');
    const fresh = typeof timestamp === 'string' && Math.abs(at / 1_000 - Number(timestamp)) <= 3_600;
    if (!fresh || sign !== expected) {
      return code(19021, 'sign match fail or timestamp is not within one hour from current time');
    }
    const text = (content as { text?: unknown } | undefined)?.text;
    if (kind !== 'text' || typeof text !== 'string') return code(9499, 'Bad Request');
    const within = (ms: number): number => read.filter((message) => message.at > at - ms).length;
    if (within(60_000) >= 100 || within(1_000) >= 5) return code(11232, 'frequency limited');
    read.push({ text, all: text.includes('<at user_id="all">'), at });
    return { json: { code: 0, msg: 'success', data: {}, StatusCode: 0, StatusMessage: 'success' } };
  });
  return { ...service, read: () => read };
}
