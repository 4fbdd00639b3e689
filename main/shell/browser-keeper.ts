import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Logger } from '../logging/logger.ts';
import { browserFlags } from './browser-flags.ts';

/** Waits before the next start; a browser that lived for a minute starts the row anew. */
export const relaunchMs = [500, 1_000, 2_000, 5_000, 15_000, 30_000] as const;
export const healthyAfterMs = 60_000;
/** A browser whose page does not come (back) in this time shows its own error page: nobody can press "reload". */
export const pageMissingMs = 30_000;

export interface BrowserKeeper {
  open(): void;
  /** Tells whether the page is connected; a page that stays away has its browser replaced. */
  pageIs(connected: boolean): void;
  /** Ends the browser and resolves when it is gone. */
  close(): Promise<void>;
}

/** Keeps one browser window open on a fresh profile; brings it back with a new address when it dies. */
export function createBrowserKeeper(deps: {
  readonly browser: string;
  readonly dataDir: string;
  readonly kiosk: boolean;
  readonly asRoot: boolean;
  readonly log: Logger;
  /** Every start needs its own address: the ticket in it works once. */
  readonly address: () => string;
  /** A person closed the window of an ordinary (not kiosk) start: it stays closed. */
  readonly onClosed: () => void;
  readonly start?: (path: string, flags: readonly string[]) => ChildProcess;
  readonly nowMs?: () => number;
}): BrowserKeeper {
  const start = deps.start ?? ((path, flags) => spawn(path, flags, { stdio: 'ignore' }));
  const nowMs = deps.nowMs ?? (() => performance.now());
  const profileDir = join(deps.dataDir, 'window');
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let missing: NodeJS.Timeout | undefined;
  let closing = false;
  let failures = 0;

  function pageIs(connected: boolean): void {
    clearTimeout(missing);
    if (!connected && !closing) missing = setTimeout(() => child?.kill('SIGKILL'), pageMissingMs);
  }

  function open(): void {
    forgetProfile(profileDir);
    const { kiosk, asRoot } = deps;
    const startedMs = nowMs();
    let ended = false;
    const browser = start(deps.browser, browserFlags({ address: deps.address(), profileDir, kiosk, asRoot }));
    child = browser;
    deps.log.write('shell.browser-started', { browser: basename(deps.browser) });
    pageIs(false);
    // `error` instead of `exit` when it could not start at all.
    const onEnd = (reason: 'closed' | 'crashed' | 'not-started') => {
      if (ended) return;
      ended = true;
      clearTimeout(missing);
      child = undefined;
      if (closing) return;
      if (reason === 'closed' && !kiosk) return deps.onClosed();
      if (nowMs() - startedMs >= healthyAfterMs) failures = 0;
      const waitMs = relaunchMs[Math.min(failures, relaunchMs.length - 1)] ?? 0;
      failures += 1;
      deps.log.write('shell.browser-lost', { reason, waitMs });
      timer = setTimeout(open, waitMs);
    };
    browser.once('error', () => onEnd('not-started'));
    browser.once('exit', (code) => onEnd(code === 0 ? 'closed' : 'crashed'));
  }

  return {
    open,
    pageIs,
    close() {
      closing = true;
      clearTimeout(timer);
      clearTimeout(missing);
      const browser = child;
      if (!browser) return Promise.resolve();
      return new Promise((resolve) => {
        // A hung browser must not keep the kiosk from restarting.
        const force = setTimeout(() => browser.kill('SIGKILL'), 3_000);
        browser.once('exit', () => {
          clearTimeout(force);
          forgetProfile(profileDir);
          resolve();
        });
        browser.kill();
      });
    },
  };
}

/** What a window left behind could hold traces of a visitor. */
function forgetProfile(profileDir: string): void {
  try {
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A helper process still holds a file; the next start tries again.
  }
}
