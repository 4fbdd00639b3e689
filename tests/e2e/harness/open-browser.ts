import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright';
import { launchBrowser } from '../../../build/launch-browser.ts';
import { serveHarness } from './serve.ts';

export interface Harness {
  /**
   * Loads the harness page anew; a portrait panel of 21.5 inches unless told otherwise. `machine` runs in the window
   * before the page does and can stand in for a part of the machine; such a window is the test's own, the others are
   * one and the same, because opening one takes longer than most of what is done in it.
   */
  open(
    query: string,
    size?: { readonly width: number; readonly height: number },
    machine?: () => void,
  ): Promise<Page>;
  /** What the windows complained about since the last call: page errors, and everything a policy stopped. */
  complaints(): readonly string[];
  closeWindows(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Builds the harness page in `folder`, serves it under the kiosk's content policy, and opens it in Chromium.
 * @param flags of the browser: a camera of the test's own
 */
export async function startHarness(folder: URL, flags: readonly string[] = []): Promise<Harness> {
  const served = await serveHarness(fileURLToPath(folder));
  const browser = await launchBrowser(flags);
  const context = await browser.newContext({ hasTouch: true });
  let complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const lasting = await context.newPage();
  return {
    // Four pixels are one millimetre.
    open: async (query, size = { width: 1080, height: 1920 }, machine) => {
      const page = machine ? await context.newPage() : lasting;
      if (machine) await page.addInitScript(machine);
      await page.setViewportSize(size);
      await page.goto(`${served.address}?${query}`);
      await page.getByRole('button').first().waitFor();
      return page;
    },
    complaints: () => {
      const known = complaints;
      complaints = [];
      return known;
    },
    closeWindows: async () => {
      const own = context.pages().filter((page) => page !== lasting);
      await Promise.all(own.map((page) => page.close()));
      await lasting.unrouteAll();
      await lasting.emulateMedia({ reducedMotion: null });
      // Whatever was under way in the page ends with it.
      await lasting.goto('about:blank');
    },
    stop: async () => {
      await browser.close();
      await served.close();
    },
  };
}

/**
 * Every WCAG 2.2 rule that axe can decide, 7:1 contrast included, as `rule: element`.
 * @param options `styleSheets` looks into the style sheets as well, which takes long; one rule needs it
 */
export async function violations(
  page: Page,
  { styleSheets } = { styleSheets: false },
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (preload) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'];
    const engine = (globalThis as unknown as { axe: typeof axe }).axe;
    const found = await engine.run(document, { runOnly: tags, preload });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  }, styleSheets);
}
