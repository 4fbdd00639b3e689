import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Timers } from '../devices/transport/timers.ts';

/** Why the server gave no usable answer. */
export type LineFault =
  /** No connection, no answer in time, or one that broke off. */
  | 'unreachable'
  /** The server says that there is no such session: say hello again. */
  | 'no-session'
  /** The server knows this kiosk no more, or never did. */
  | 'refused'
  /** Somebody answers who is not the server that the kiosk joined. */
  | 'not-the-server'
  /** The server is there and cannot: overloaded, broken, or of another version. */
  | 'server-fault'
  /** What was to be sent carries face data; nothing was sent. */
  | 'face-data';

export interface Sending {
  readonly body: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Requests to one server. Whatever comes back is unproven. */
export interface Line {
  post(path: string, sending: Sending): Promise<Result<Uint8Array, LineFault>>;
  /** Ends what is under way; later requests fail at once. */
  close(): void;
}

/** The largest answer that is read at all. */
const mostBytes = 16 * 1024 * 1024;

/** @param base the server's address without a path, http or https; @param fetch guarded, see `guardedFetch` */
export function createLine(deps: {
  readonly base: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timers: Timers;
}): Line {
  const { base, timers } = deps;
  let isClosed = false;
  const underWay = new Set<AbortController>();

  return {
    async post(path, { body, headers = {}, timeoutMs }) {
      if (isClosed) return err('unreachable');
      const request = new AbortController();
      underWay.add(request);
      const timer = timers.setTimeout(() => request.abort(), timeoutMs);
      try {
        const response = await deps.fetch(new URL(path, base).href, {
          method: 'POST',
          headers: {
            'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
            ...headers,
          },
          body: typeof body === 'string' ? body : new Uint8Array(body),
          signal: request.signal,
          // Another address is another server.
          redirect: 'error',
        });
        if (response.status === 200) return await bytesOf(response);
        await response.body?.cancel();
        return err(faultOf(response.status));
      } catch {
        return err('unreachable');
      } finally {
        timers.clearTimeout(timer);
        underWay.delete(request);
      }
    },
    close() {
      isClosed = true;
      for (const request of underWay) request.abort();
    },
  };
}

async function bytesOf(response: Response): Promise<Result<Uint8Array, LineFault>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > mostBytes) return err('server-fault');
    parts.push(part);
  }
  return ok(new Uint8Array(Buffer.concat(parts)));
}

function faultOf(status: number): LineFault {
  if (status === 401) return 'no-session';
  if (status === 403 || status === 409) return 'refused';
  return status === 502 || status === 503 || status === 504 ? 'unreachable' : 'server-fault';
}
