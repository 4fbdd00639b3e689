import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createBrowserKeeper, type BrowserKeeper } from './browser-keeper.ts';
import { createHttpDoor, ticketPath } from './http-door.ts';
import { createSessionDoor } from './session-door.ts';
import type { Shell, ShellDeps } from './shell.ts';
import { listWindowFiles } from './window-files.ts';
import { createWindowLine } from './window-line.ts';

/** The longest message is the best frame of a face check with the numbers of its looks. */
const maxMessageBytes = 1_024 * 1_024;

export interface ChromiumShellDeps extends ShellDeps {
  readonly dataDir: string;
  /** 0 lets the operating system choose. */
  readonly port: number;
  /** The browser to open; without one the address is only offered. */
  readonly browser?: string;
  readonly asRoot: boolean;
  /** A person closed the ordinary window; `address` opens it again. */
  readonly onClosed: (address: string) => void;
}

export interface ChromiumShell extends Shell {
  readonly kind: 'chromium';
  open(): Promise<{ readonly address: string }>;
  /** A fresh address that works once; the one before stops working. */
  newAddress(): string;
}

/** The same renderer in an installed browser, over loopback: see docs/decisions/0001-two-shells.md. */
export function createChromiumShell(deps: ChromiumShellDeps): ChromiumShell {
  const { handlers, log, pageMayUseCamera, demoFile } = deps;
  const lost = new Set<(reason: string) => void>();
  let keeper: BrowserKeeper | undefined;
  const door = createSessionDoor(randomBytes);
  const files = listWindowFiles(deps.rendererDir);
  const http = createHttpDoor({ door, files, demoFile, log, port, pageMayUseCamera });
  const line = createWindowLine({
    handlers,
    log,
    onConnected: () => keeper?.pageIs(true),
    onLost: (reason) => {
      keeper?.pageIs(false);
      for (const tell of lost) tell(reason);
    },
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
  });
  const server = createServer(http.onRequest);

  function port(): number {
    return (server.address() as AddressInfo).port;
  }
  const newAddress = () => `http://127.0.0.1:${port()}${ticketPath}${door.issueTicket()}`;

  server.on('upgrade', (request, socket, head) => {
    const reason = http.refusal(request);
    if (reason) {
      log.write('window.refused', { reason });
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, line.accept);
  });

  return {
    kind: 'chromium',
    newAddress,
    publish: line.publish,
    onWindowLost(listener) {
      lost.add(listener);
      return () => void lost.delete(listener);
    },
    async open() {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(deps.port, '127.0.0.1', resolve);
      });
      if (!deps.browser) return { address: newAddress() };
      const { browser, dataDir, kiosk, asRoot, onClosed } = deps;
      keeper = createBrowserKeeper({
        ...{ browser, dataDir, kiosk, asRoot, log, address: newAddress },
        onClosed: () => onClosed(newAddress()),
      });
      keeper.open();
      // The ticket in the browser's address is its own; a person who wants one presses Enter.
      return { address: `http://127.0.0.1:${port()}/` };
    },
    async close() {
      await keeper?.close();
      line.close();
      sockets.close();
      if (!server.listening) return;
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
