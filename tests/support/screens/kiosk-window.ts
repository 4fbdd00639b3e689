import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright';
import { build, preview } from 'vite';
import { dist } from '../../../build/paths.ts';
import { rendererConfig } from '../../../build/vite/renderer.ts';
import { securityHeaders } from '../../../main/security/content-policy.ts';
import type { KioskStatus } from '../../../domain/visit/status.ts';
import { sampleAnswers } from './devices.ts';
import { sampleReport } from './face-reports.ts';
import { samplePictures } from './faces.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { hasNextPage, showAndSettle } from './in-window.ts';
import { launchBrowser } from '../../../build/launch-browser.ts';
import { picturesWanted } from '../test-options.ts';
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
  /** @param options `styleSheets` looks into the style sheets as well, which takes long */
  axe(options?: { readonly styleSheets: boolean }): Promise<readonly string[]>;
  misfits(): Promise<readonly string[]>;
  /** Text below `least` times its normal size. */
  smallText(least: number): Promise<readonly string[]>;
  /** Turns to the next page of a long content; `false` on the last one. */
  turnPage(): Promise<boolean>;
  /** Where pictures are wanted. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the real window in the installed Chromium, with a fake main behind the real contract. It is built for the test
 * with React's own warnings in it, which are complaints here; `shipped` takes the one that `npm run build` left.
 */
export async function openKioskWindow(
  artefacts: string,
  { shipped } = { shipped: false },
): Promise<KioskWindow> {
  const outDir = shipped ? join(dist, 'renderer') : await mkdtemp(join(tmpdir(), 'yingbin-window-'));
  if (!shipped)
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
  if (picturesWanted) await mkdir(artefacts, { recursive: true });

  return {
    page,
    async show(status) {
      await page.evaluate(showAndSettle, status);
    },
    intents: () => page.evaluate(() => globalThis.fakeMain.takeIntents()),
    failures: () => page.evaluate(() => globalThis.fakeMain.takeFailures()),
    complaints: () => complaints.splice(0),
    misfits: () => page.evaluate(findMisfits),
    smallText: (least) => page.evaluate(findSmallText, least),
    async turnPage() {
      // Asked in one go: most screens have one page, and the search by role looks at every element.
      if (!(await page.evaluate(hasNextPage))) return false;
      await page.getByRole('button', { name: /^(下一页|Next page)$/ }).click();
      return true;
    },
    axe: ({ styleSheets } = { styleSheets: false }) =>
      page.evaluate(async (preload) => {
        const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          preload,
          // A kiosk forbids pinching as a way out of its full screen; elder mode and the panel's size enlarge instead.
          // 7:1 (DESIGN section 9) is off unless asked for by name.
          rules: { 'meta-viewport': { enabled: false }, 'color-contrast-enhanced': { enabled: true } },
        });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
        );
      }, styleSheets),
    async screenshot(name) {
      if (picturesWanted) await page.screenshot({ path: join(artefacts, `${name}.png`) });
    },
    async close() {
      await browser.close();
      await server.close();
      if (!shipped) await rm(outDir, { recursive: true, force: true });
    },
  };
}
