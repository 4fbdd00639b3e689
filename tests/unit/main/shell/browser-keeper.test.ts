import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, mkdirSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silentLogger } from '../../../../main/logging/logger.ts';
import { createBrowserKeeper, healthyAfterMs, pageMissingMs } from '../../../../main/shell/browser-keeper.ts';

/** A browser process as Node shows it. */
class FakeBrowser extends EventEmitter {
  flags: readonly string[];
  signals: (string | undefined)[] = [];
  constructor(flags: readonly string[]) {
    super();
    this.flags = flags;
  }
  kill(signal?: string) {
    this.signals.push(signal);
    return true;
  }
}

let dataDir: string;
let started: FakeBrowser[];
const onClosed = vi.fn<() => void>();
beforeEach(() => {
  vi.useFakeTimers();
  dataDir = mkdtempSync(join(tmpdir(), 'yingbin-keeper-'));
  started = [];
  onClosed.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(dataDir, { recursive: true, force: true });
});

function keeper(kiosk: boolean) {
  let tickets = 0;
  return createBrowserKeeper({
    browser: '/usr/bin/chromium',
    ...{ dataDir, kiosk, onClosed, log: silentLogger },
    asRoot: false,
    address: () => `http://127.0.0.1:1/enter/${(tickets += 1)}`,
    start: (_path, flags) => {
      const browser = new FakeBrowser(flags);
      started.push(browser);
      return browser as unknown as ChildProcess;
    },
    nowMs: () => Date.now(),
  });
}
const flag = (index: number, name: string) =>
  started[index]?.flags.find((one) => one.startsWith(`--${name}`))?.split('=')[1];

test('a browser that dies comes back with a ticket of its own', () => {
  keeper(true).open();
  started[0]?.emit('exit', 139);
  vi.advanceTimersByTime(500);
  expect(started).toHaveLength(2);
  expect(flag(0, 'app')).toBe('http://127.0.0.1:1/enter/1');
  expect(flag(1, 'app')).toBe('http://127.0.0.1:1/enter/2');
});

test('a browser that keeps dying is started less and less often, one that lived resets that', () => {
  keeper(true).open();
  for (const waitMs of [500, 1_000, 2_000]) {
    const before = started.length;
    started.at(-1)?.emit('exit', 1);
    vi.advanceTimersByTime(waitMs - 1);
    expect(started).toHaveLength(before);
    vi.advanceTimersByTime(1);
    expect(started).toHaveLength(before + 1);
  }
  vi.setSystemTime(Date.now() + healthyAfterMs);
  started.at(-1)?.emit('exit', 1);
  vi.advanceTimersByTime(500);
  expect(started).toHaveLength(5);
});

test('a browser that cannot start at all is tried again', () => {
  keeper(true).open();
  started[0]?.emit('error', Object.assign(new Error('spawn ENOENT'), { code: 'ENOENT' }));
  started[0]?.emit('exit', 1);
  vi.advanceTimersByTime(500);
  expect(started).toHaveLength(2);
});

test('a closed window comes back on a kiosk, and stays closed on a desk', () => {
  keeper(true).open();
  started[0]?.emit('exit', 0);
  vi.advanceTimersByTime(60_000);
  expect(started).toHaveLength(2);
  expect(onClosed).not.toHaveBeenCalled();

  keeper(false).open();
  started[2]?.emit('exit', 0);
  vi.advanceTimersByTime(60_000);
  expect(started).toHaveLength(3);
  expect(onClosed).toHaveBeenCalledOnce();
});

// The browser is alive but shows its own error page: nobody in a lobby presses "reload".
test('a browser whose page stays away is replaced', () => {
  const kept = keeper(true);
  kept.open();
  kept.pageIs(true);
  vi.advanceTimersByTime(pageMissingMs * 2);
  expect(started[0]?.signals).toEqual([]);
  kept.pageIs(false);
  vi.advanceTimersByTime(pageMissingMs - 1);
  kept.pageIs(true);
  vi.advanceTimersByTime(pageMissingMs);
  expect(started[0]?.signals).toEqual([]);
  kept.pageIs(false);
  vi.advanceTimersByTime(pageMissingMs);
  expect(started[0]?.signals).toEqual(['SIGKILL']);
});

test('closing waits for the browser, forces one that hangs, and starts none again', async () => {
  const kept = keeper(true);
  kept.open();
  mkdirSync(join(dataDir, 'window'));
  const closed = kept.close();
  expect(started[0]?.signals).toEqual([undefined]);
  vi.advanceTimersByTime(3_000);
  expect(started[0]?.signals).toEqual([undefined, 'SIGKILL']);
  started[0]?.emit('exit', null);
  await closed;
  vi.advanceTimersByTime(60_000);
  expect(started).toHaveLength(1);
  expect(existsSync(join(dataDir, 'window'))).toBe(false);
});

test('what the last window left behind is removed before the next one opens', () => {
  const profile = join(dataDir, 'window', 'Default');
  mkdirSync(profile, { recursive: true });
  keeper(true).open();
  expect(existsSync(profile)).toBe(false);
  expect(flag(0, 'user-data-dir')).toBe(join(dataDir, 'window'));
});
