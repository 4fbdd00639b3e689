import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright';
import { findBrowser } from '../main/shell/find-browser.ts';
import { timesOf, type BenchResult } from './harness/result.ts';

const runs = 15;
const entry = join(import.meta.dirname, '..', 'dist', 'main', 'node.js');
const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * From starting the kiosk's process on a new data directory to a first screen that can be touched. The baseline is the
 * same browser, started the same way, showing one line of text: what nobody could be faster than.
 */
export async function run(): Promise<BenchResult> {
  if (!existsSync(entry)) throw new Error('nothing is built yet: npm run build');
  const browser = findBrowser();
  if (!browser.ok) throw new Error(browser.error);
  const kiosk: number[] = [];
  const empty: number[] = [];
  // One unmeasured round first: the disk's cache is cold only once a boot, and for both alike.
  for (let i = -1; i < runs; i += 1) {
    const emptyMs = await timeEmptyPage(browser.value);
    const kioskMs = await timeKiosk(browser.value);
    if (i < 0) continue;
    empty.push(emptyMs);
    kiosk.push(kioskMs);
  }
  const times = timesOf(kiosk);
  const baseline = timesOf(empty);
  return {
    what: 'process start to the first usable screen, new data directory, demo site',
    times,
    baseline: { what: 'the same browser opening a page with one line of text', times: baseline },
    figures: [{ name: 'ratio of medians', value: times.medianMs / baseline.medianMs, unit: '', atMost: 3 }],
  };
}

async function timeEmptyPage(executablePath: string): Promise<number> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><h1>1</h1>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const start = performance.now();
  await showHeading(executablePath, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const ms = performance.now() - start;
  server.close();
  return ms;
}

async function timeKiosk(executablePath: string): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), 'yingbin-bench-'));
  const start = performance.now();
  const main = spawn(process.execPath, [entry], {
    env: { ...process.env, YINGBIN_DATA_DIR: dir, YINGBIN_HEADLESS: '1', YINGBIN_DEMO: 'medium' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const address = await addressFrom(main.stdout);
    await showHeading(executablePath, address);
    return performance.now() - start;
  } finally {
    main.kill('SIGTERM');
    await once(main, 'exit');
    rmSync(dir, { recursive: true, force: true });
  }
}

async function addressFrom(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const found = /^address: (\S+)/.exec(line)?.[1];
    if (found) return found;
  }
  throw new Error('the kiosk ended before it offered an address');
}

/** Usable: a heading is painted and the buttons beside it answer. The time of closing the browser is not counted. */
async function showHeading(executablePath: string, address: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('h1').first().waitFor();
  void browser.close();
}
