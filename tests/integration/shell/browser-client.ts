import { request } from 'node:http';
import { WebSocket } from 'ws';
import type { Bridge } from '../../../preload/contract/table.ts';
import { createSocketBridge, type SocketBridge } from '../../../renderer/bridge/socket-bridge.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** One HTTP request exactly as written: `fetch` would not let a test lie about `Host`, nor leave a path unnormalised. */
export function ask(
  address: string,
  options: {
    readonly path?: string;
    readonly method?: string;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<Answer> {
  const { hostname, port, pathname } = new URL(address);
  return new Promise((resolve, reject) => {
    const call = request(
      {
        hostname,
        port,
        path: options.path ?? pathname,
        method: options.method ?? 'GET',
        headers: options.headers,
      },
      (response) => {
        let text = '';
        response.on('data', (bytes: Buffer) => (text += bytes.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    call.on('error', reject).end();
  });
}

/** Redeems the ticket of an address as a browser does, and keeps the cookie. */
export async function enter(address: string): Promise<{ readonly origin: string; readonly cookie: string }> {
  const answer = await ask(address);
  const cookie = String(answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  return { origin: new URL(address).origin, cookie };
}

export function openSocket(origin: string, headers: Record<string, string>, path = '/bridge'): WebSocket {
  return new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers });
}

/** The renderer's own client over a real socket, plus a way to cut it. */
export function page(
  session: { readonly origin: string; readonly cookie: string },
  hear: (bridge: Bridge) => void = () => undefined,
): SocketBridge & { cut(): void; leave(): void } {
  let socket: WebSocket | undefined;
  let left = false;
  const client = createSocketBridge({
    open: () => {
      const headers = { cookie: session.cookie, origin: session.origin };
      // A page that is gone dials no more: nobody listens on the discard port.
      socket = left ? new WebSocket('ws://127.0.0.1:9') : openSocket(session.origin, headers);
      socket.on('error', () => undefined);
      return socket as unknown as globalThis.WebSocket;
    },
    random: () => 0.5,
  });
  hear(client.bridge);
  return {
    ...client,
    cut: () => socket?.terminate(),
    leave: () => {
      left = true;
      socket?.terminate();
    },
  };
}
