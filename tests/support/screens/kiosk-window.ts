import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright';
import { build, preview } from 'vite';
import { rendererConfig } from '../../../build/vite/renderer.ts';
import { securityHeaders } from '../../../main/security/content-policy.ts';
import type { KioskStatus } from '../../../domain/visit/status.ts';
import { sampleAnswers } from './devices.ts';
import { sampleReport } from './face-reports.ts';
import { samplePictures } from './faces.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { launchBrowser } from '../../../build/launch-browser.ts';
import { findMisfits } from './misfits.ts';
import { findSmallText } from './reading-size.ts';

export interface KioskWindow {
  readonly page: Page;
  /** Sends a status as main would and waits until it is drawn, with its fonts and its keyboard. */
  show(status: KioskStatus): Promise<void>;
  /** What a finger asked for since the last call. */
  intents(): Promise<unknown[]>;
  /** Where the window told main that it had failed, since the last call. */
  failures(): Promise<string[]>;
  /** Errors of the page and of its console since the last call; the content policy complains here too. */
  complaints(): string[];
  axe(): Promise<readonly string[]>;
  misfits(): Promise<readonly string[]>;
  /** Text below `least` times its normal size. */
  smallText(least: number): Promise<readonly string[]>;
  /** Turns to the next page of a long content; `false` on the last one. */
  turnPage(): Promise<boolean>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Builds the real window once and opens it in the installed Chromium, with a fake main behind the real contract. */
export async function openKioskWindow(artefacts: string): Promise<KioskWindow> {
  const outDir = await mkdtemp(join(tmpdir(), 'yingbin-window-'));
  await build({ ...rendererConfig, build: { ...rendererConfig.build, outDir, sourcemap: false } });
  // The real content policy: a screen that needs more than it grants fails here.
  const server = await preview({
    ...rendererConfig,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers: { ...securityHeaders } },
  });
  const browser = await launchBrowser();
  // Pictures rest, so that a screenshot is the same every time.
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.addInitScript(installFakeBridge, {
    ...sampleAnswers,
    'face.pictures': samplePictures,
    'face.report': sampleReport,
  });
  // Not as a script tag: the content policy is in force, as it should be.
  await page.addInitScript({ content: axe.source });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('vite preview has no address');
  await page.goto(address);
  await mkdir(artefacts, { recursive: true });

  return {
    page,
    async show(status) {
      await page.evaluate((sent) => globalThis.fakeMain.send(sent), status);
      // The letter keyboard and the staff's parts are loaded when they are first needed.
      await page.waitForFunction(() => document.querySelector('.frame .page, .frame .keyboard--loading'));
      await page.waitForFunction(() => !document.querySelector('.keyboard--loading'));
      await page.evaluate(() => document.fonts.ready);
      await page.waitForFunction(() => [...document.images].every((image) => image.complete));
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
    },
    intents: () => page.evaluate(() => globalThis.fakeMain.takeIntents()),
    failures: () => page.evaluate(() => globalThis.fakeMain.takeFailures()),
    complaints: () => complaints.splice(0),
    misfits: () => page.evaluate(findMisfits),
    smallText: (least) => page.evaluate(findSmallText, least),
    async turnPage() {
      const next = page.getByRole('button', { name: /^(下一页|Next page)$/ });
      if (!(await next.isVisible())) return false;
      await next.click();
      return true;
    },
    axe: async () =>
      page.evaluate(async () => {
        const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          // A kiosk forbids pinching as a way out of its full screen; elder mode and the panel's size enlarge instead.
          // 7:1 (DESIGN section 9) is off unless asked for by name.
          rules: { 'meta-viewport': { enabled: false }, 'color-contrast-enhanced': { enabled: true } },
        });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
        );
      }),
    screenshot: async (name) => void (await page.screenshot({ path: join(artefacts, `${name}.png`) })),
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
