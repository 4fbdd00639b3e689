import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came over the wire. */
export interface Asked {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Still encoded, without the question mark. */
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What can go wrong between us and a service, or within it. */
export type Mishap =
  /** Takes the request and never answers. */
  | 'hang'
  /** Cuts the line in the middle of the answer. */
  | 'reset'
  /** A proxy's error page with status 200. */
  | 'not-json'
  | 'server-error'
  /** Sends the caller on with its body, to where it would succeed: a signed request must not be handed on. */
  | 'redirect'
  /** Success, and a megabyte after it. */
  | 'huge';

export interface HttpService {
  readonly origin: string;
  /** How many requests came, answered or not. */
  readonly asked: () => number;
  /** What befalls the next request. */
  befall(mishap: Mishap): void;
  stop(): Promise<void>;
}

/** A service on a port of this machine. */
export async function startHttpService(answer: (asked: Asked) => Reply): Promise<HttpService> {
  const mishaps: Mishap[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const mishap = mishaps.shift();
    void readBody(request).then((body) => {
      if (mishap) return suffer(mishap, request.url ?? '/', response);
      const { pathname, search } = new URL(request.url ?? '/', 'http://service');
      const { method = '', headers } = request;
      const { host = '' } = headers;
      const reply = answer({ method, host, path: pathname, query: search.slice(1), headers, body });
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      return response.end(reply.json === undefined ? '' : JSON.stringify(reply.json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    befall: (mishap) => void mishaps.push(mishap),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Success in the words of every service here. */
const anySuccess = {
  ...{ errcode: 0, code: 0, Code: 'OK', ResultObject: { BizCode: '1' } },
  Response: { Result: '0', SendStatusSet: [{ Code: 'Ok' }] },
};

function suffer(mishap: Mishap, url: string, response: ServerResponse): unknown {
  switch (mishap) {
    case 'hang':
      return undefined;
    case 'reset':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"errcode":0,');
      return setImmediate(() => response.destroy());
    case 'not-json':
      return response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html>Sign in to the network</html>');
    case 'server-error':
      return response.writeHead(502, { 'content-type': 'text/plain' }).end('Bad Gateway');
    case 'redirect':
      return response.writeHead(307, { location: url }).end();
    case 'huge':
      return response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ...anySuccess, more: 'x'.repeat(1_000_000) }));
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export const jsonOf = (body: Buffer): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};
