import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';

/** The part of `fetch` that is used; handed in, so that a test or an egress gate can stand in its place. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ServiceRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** What came back. `json` is `undefined` where the body was no JSON: a captive portal, a proxy's error page. */
export interface ServiceAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

/** Why nothing came back: our own patience, the caller's wish, or the line. */
export type CallFault = 'timeout' | 'aborted' | 'unreachable' | 'too-large';

/** No service named here answers with more; whatever does is something else. */
const longestAnswerBytes = 64 * 1024;

/**
 * Posts to an outside service. Never throws and never says anything of the address or the body: both carry secrets or
 * personal data. Redirects are not followed, or a signed request would be handed on to somebody else.
 */
export async function callService(
  fetch: Fetch,
  request: ServiceRequest,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Result<ServiceAnswer, CallFault>> {
  if (signal.aborted) return err('aborted');
  const patience = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, patience]),
    });
    const text = await readAtMost(response, longestAnswerBytes);
    if (text === undefined) return err('too-large');
    return ok({ status: response.status, headers: response.headers, json: jsonOf(text) });
  } catch {
    if (signal.aborted) return err('aborted');
    return err(patience.aborted ? 'timeout' : 'unreachable');
  }
}

async function readAtMost(response: Response, limitBytes: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > limitBytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
