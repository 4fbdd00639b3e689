import { createApi, type Api } from '../../../../renderer/web/core/api.ts';

export interface Asked {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Reply =
  | { readonly status: number; readonly body?: unknown; readonly headers?: HeadersInit }
  | 'no line'
  | 'silence';

/** A site server behind `fetch`: gives the prepared replies in turn, the last one for ever. */
export function fakeServer(...replies: readonly Reply[]) {
  const asked: Asked[] = [];
  const waits: number[] = [];
  const lines: boolean[] = [];
  let signedOut = 0;
  let link: string | undefined;
  const api: Api = createApi({
    fetch: async (address, init) => {
      const reply = replies[Math.min(asked.length, replies.length - 1)] ?? 'no line';
      asked.push({
        method: init.method ?? 'GET',
        address,
        headers: init.headers as Record<string, string>,
        body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      });
      if (reply === 'no line') throw new TypeError('Failed to fetch');
      if (reply === 'silence') return aborted(init.signal);
      const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
      return new Response(reply.status === 204 ? null : text, {
        status: reply.status,
        ...(reply.headers && { headers: reply.headers }),
      });
    },
    wait: async (ms) => void waits.push(ms),
    // The deadline comes at once: nothing here is slow on its own.
    deadline: () => (replies.includes('silence') ? AbortSignal.timeout(0) : new AbortController().signal),
    random: () => 0,
    link: () => link,
    onSignedOut: () => (signedOut += 1),
    onLine: (up) => lines.push(up),
  });
  return {
    api,
    asked,
    waits,
    lines,
    signedOut: () => signedOut,
    openLink: (proof: string) => (link = proof),
  };
}

function aborted(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
}
