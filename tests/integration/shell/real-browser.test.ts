import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createChromiumShell } from '../../../main/shell/chromium.ts';
import { findBrowser } from '../../../main/shell/find-browser.ts';
import { builtWindow } from './built-window.ts';
import { fakeHandlers, listeningLog, shellDeps } from './shell-contract.ts';

const browser = findBrowser();
const asRoot = process.getuid?.() === 0;

/** A page of ours under the real content policy: its script must run, an inline script and a stranger's must not. */
function pageThatCalls(): string {
  const dir = builtWindow();
  const html = `<!doctype html><title>window</title>
    <script>globalThis.inlineRan = true;</script>
    <script src="https://stranger.example/x.js"></script>
    <script type="module" src="/assets/index-abc.js"></script>`;
  const script = `
    const socket = new WebSocket(new URL('/bridge', location.href.replace(/^http/, 'ws')));
    const where = () => [location.pathname, String(globalThis.inlineRan), document.cookie].join('|');
    socket.onopen = () => socket.send(JSON.stringify({ id: 1, call: 'window.failed', args: { where: where() } }));`;
  writeFileSync(join(dir, 'index.html'), html);
  writeFileSync(join(dir, 'assets', 'index-abc.js'), script);
  return dir;
}

/** The installed browser without a screen, which leaves its process number; all else is as on a kiosk. */
function headless(path: string, dir: string): string {
  const wrapper = join(dir, 'browser');
  writeFileSync(
    wrapper,
    `#!/bin/sh\necho $$ > "${join(dir, 'pid')}"\nexec "${path}" --headless=new "$@" 2>/dev/null\n`,
  );
  chmodSync(wrapper, 0o755);
  return wrapper;
}

test.skipIf(!browser.ok || process.platform === 'win32')(
  'the installed browser comes in by its ticket, and comes back with a new one after kill -9',
  { timeout: 60_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'yingbin-browser-'));
    const handlers = fakeHandlers();
    const log = listeningLog();
    const shell = createChromiumShell({
      ...shellDeps(),
      ...{ handlers, log, dataDir, asRoot },
      rendererDir: pageThatCalls(),
      port: 0,
      browser: headless(browser.ok ? browser.value : '', dataDir),
      onClosed: () => undefined,
    });
    onTestFinished(async () => {
      await shell.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    });
    const lost = vi.fn<(reason: string) => void>();
    shell.onWindowLost(lost);

    const { address } = await shell.open();
    expect(address).not.toContain('enter');
    const calls = () => handlers['window.failed'].mock.calls;
    await vi.waitFor(() => expect(calls()).toHaveLength(1), { timeout: 25_000 });
    // The ticket has left the address bar, no inline script ran, no script can read the cookie.
    expect(calls()[0]?.[0]).toEqual({ where: '/|undefined|' });

    process.kill(Number(readFileSync(join(dataDir, 'pid'), 'utf8')), 'SIGKILL');
    await vi.waitFor(() => expect(lost).toHaveBeenCalled(), { timeout: 10_000 });
    await vi.waitFor(() => expect(calls()).toHaveLength(2), { timeout: 25_000 });
    expect(log.lines.filter(({ event }) => event === 'shell.browser-started')).toHaveLength(2);
  },
);
