import { jsonOf, startHttpService } from './http-service.ts';
import type { HttpService, Reply } from './http-service.ts';

export interface RobotService extends HttpService {
  /** What the group reads, the latest last; `@all` where everybody was called. */
  readonly read: () => readonly { readonly text: string; readonly all: boolean }[];
}

/** WeCom's robot interface with one group, as its page describes it: 2,048 bytes, 20 messages a minute, codes in the body. */
export async function startWecomService(key: string, now: () => number): Promise<RobotService> {
  const read: { readonly text: string; readonly all: boolean; readonly at: number }[] = [];
  const code = (errcode: number, errmsg: string): Reply => ({ json: { errcode, errmsg } });
  const service = await startHttpService(({ method, path, query, headers, body }) => {
    if (method !== 'POST' || path !== '/cgi-bin/webhook/send') return { status: 404 };
    if (new URLSearchParams(query).get('key') !== key) return code(93000, 'invalid webhook url');
    if (!String(headers['content-type']).startsWith('application/json')) return code(44004, 'empty content');
    const { msgtype, text } = jsonOf(body) as {
      msgtype?: unknown;
      text?: { content?: unknown; mentioned_list?: unknown };
    };
    if (msgtype !== 'text') return code(40008, 'invalid message type');
    const content = text?.content;
    if (typeof content !== 'string' || content === '') return code(44004, 'empty content');
    if (Buffer.byteLength(content) > 2_048) {
      return code(40058, 'text.content exceed max length 2048. invalid Request Parameter');
    }
    const at = now();
    if (read.filter((message) => message.at > at - 60_000).length >= 20)
      return code(45009, 'api freq out of limit');
    const all = Array.isArray(text?.mentioned_list) && text.mentioned_list.includes('@all');
    read.push({ text: content, all, at });
    return code(0, 'ok');
  });
  return { ...service, read: () => read };
}
