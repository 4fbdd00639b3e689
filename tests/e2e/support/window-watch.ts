import type { BrowserContext, Page } from 'playwright';
import type { KioskStatus } from '../../../domain/visit/status.ts';
import type { Bridge } from '../../../preload/contract/table.ts';
import type { ServerMessage } from '../../../preload/contract/wire.ts';

/** Looks over the window's shoulder: what it complains of, whom it talks to, and what main told it. */
export interface WindowWatch {
  /** Page errors, failed requests and everything on the console that is a warning or worse, since the last call. */
  complaints(): readonly string[];
  /** Hosts of every request and line since the beginning. */
  hosts(): ReadonlySet<string>;
  /** In Electron there is no line to listen on; there the window's own bridge tells what it hears. */
  followBridge(page: Page): Promise<void>;
  /** Main's last word: all that the window knows of the visit. */
  status(): KioskStatus;
  /** Waits for a word of main's that fits; says what was there instead when none comes. */
  until(wanted: (status: KioskStatus) => boolean, what: string): Promise<void>;
}

const patienceMs = 20_000;

export function watchWindow(context: BrowserContext): WindowWatch {
  let complaints: string[] = [];
  const hosts = new Set<string>();
  const listeners = new Set<() => void>();
  let status: KioskStatus | undefined;

  const learn = (told: KioskStatus) => {
    status = told;
    for (const listener of listeners) listener();
  };
  const meet = (address: string) => {
    const { protocol, hostname } = new URL(address);
    if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(hostname);
  };
  const hear = (payload: string | Buffer) => {
    const message = JSON.parse(String(payload)) as ServerMessage;
    if ('notice' in message && message.notice === 'kiosk.status') learn(message.payload as KioskStatus);
  };
  const follow = (page: Page) =>
    page.on('websocket', (line) => {
      meet(line.url());
      line.on('framereceived', ({ payload }) => hear(payload));
    });

  context.on('page', follow);
  context.on('weberror', (error) => complaints.push(`page: ${error.error().message}`));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => meet(request.url()));
  context.on('requestfailed', (request) => complaints.push(`request: ${request.failure()?.errorText}`));
  for (const page of context.pages()) follow(page);

  return {
    complaints: () => {
      const known = complaints;
      complaints = [];
      return known;
    },
    hosts: () => hosts,
    async followBridge(page) {
      await page.exposeFunction('tellTest', learn);
      await page.evaluate(async () => {
        const { yingbin, tellTest } = globalThis as unknown as {
          readonly yingbin: Bridge;
          readonly tellTest: (told: KioskStatus) => void;
        };
        yingbin.on('kiosk.status', tellTest);
        tellTest(await yingbin.call('kiosk.status', undefined));
      });
    },
    until: (wanted, what) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          clearTimeout(timer);
          listeners.delete(check);
          act();
        };
        const check = () => {
          if (status && wanted(status)) settle(resolve);
        };
        const timer = setTimeout(
          () => settle(() => reject(new Error(`waited in vain for ${what}, on ${status?.screen.name}`))),
          patienceMs,
        );
        listeners.add(check);
        check();
      }),
    status: () => {
      if (!status) throw new Error('main has not told the window anything yet');
      return status;
    },
  };
}
