import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { socketPath } from '../../preload/contract/wire.ts';
import type { Logger } from '../logging/logger.ts';
import { headersOf, securityHeaders } from '../security/content-policy.ts';
import { cookieValue, type SessionDoor } from './session-door.ts';
import type { WindowFile } from './window-files.ts';

export const ticketPath = '/enter/';

/** For whoever opens an address a second time. Not a screen of the kiosk, so not in its string catalogue. */
const usedAddress = `此地址已失效。请在运行迎宾的终端按回车键，获取新地址。
This address has been used up. Press Enter in the terminal that runs Yingbin to get a new one.
`;

export interface HttpDoor {
  onRequest(request: IncomingMessage, response: ServerResponse): void;
  /** Why this upgrade is refused, or nothing when it may pass. */
  refusal(request: IncomingMessage): string | undefined;
}

/** The HTTP side of the Chromium shell: nobody but the one window on this machine gets in. */
export function createHttpDoor(deps: {
  readonly door: SessionDoor;
  readonly files: ReadonlyMap<string, WindowFile>;
  readonly log: Logger;
  readonly pageMayUseCamera: () => boolean;
  readonly demoFile: (urlPath: string) => WindowFile | undefined;
  /** The port the server listens on. */
  readonly port: () => number;
}): HttpDoor {
  // Cookies ignore ports: without the number two kiosks on one laptop would throw each other out.
  const cookie = () => `yingbin-${deps.port()}`;
  // A page on the internet can point its own name at 127.0.0.1; then the name still stands in `Host`.
  const isOwnHost = (host: string | undefined) =>
    host === `127.0.0.1:${deps.port()}` || host === `localhost:${deps.port()}`;
  const hasSession = (request: IncomingMessage) =>
    deps.door.isSession(cookieValue(request.headers.cookie, cookie()));

  const refuse = (response: ServerResponse, status: number, reason: string, text = '') => {
    deps.log.write('window.refused', { reason });
    response.writeHead(status, { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
  };

  const enter = (request: IncomingMessage, response: ServerResponse, ticket: string) => {
    const session = request.method === 'GET' ? deps.door.redeem(ticket) : undefined;
    if (!session && !hasSession(request)) return refuse(response, 403, 'used-ticket', usedAddress);
    const headers = { ...securityHeaders, Location: '/', 'Cache-Control': 'no-store' };
    response.writeHead(303, session ? { ...headers, 'Set-Cookie': sessionCookie(session) } : headers).end();
  };
  const sessionCookie = (session: string) => `${cookie()}=${session}; Path=/; HttpOnly; SameSite=Strict`;

  return {
    onRequest(request, response) {
      if (!isOwnHost(request.headers.host)) return refuse(response, 421, 'foreign-host');
      if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'method');
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      if (path.startsWith(ticketPath)) return enter(request, response, path.slice(ticketPath.length));
      if (!hasSession(request)) return refuse(response, 403, 'no-session', usedAddress);
      const file = deps.files.get(path) ?? deps.demoFile(path);
      if (!file) return void response.writeHead(404, securityHeaders).end();
      send(file, headersOf(path, deps.pageMayUseCamera()), request.method, response);
    },
    refusal(request) {
      if (!isOwnHost(request.headers.host)) return 'foreign-host';
      if (request.url !== socketPath) return 'unknown-path';
      if (request.headers.origin !== `http://${request.headers.host}`) return 'foreign-origin';
      if (!hasSession(request)) return 'no-session';
      return undefined;
    },
  };
}

function send(
  file: WindowFile,
  headers: Readonly<Record<string, string>>,
  method: string,
  response: ServerResponse,
): void {
  response.writeHead(200, {
    ...headers,
    'Content-Type': file.type,
    'Content-Length': file.bytes,
    'Cache-Control': file.hashed ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  if (method === 'HEAD') return void response.end();
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response);
}
