import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { launchBrowser } from '../../../build/launch-browser.ts';
import { serveHarness } from './serve.ts';

const axe = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

export interface Harness {
  /**
   * Opens the harness page in a window of its own; a portrait panel of 21.5 inches unless told otherwise.
   * `machine` runs in the window before the page does and can stand in for a part of the machine.
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
  return {
    // Four pixels are one millimetre.
    open: async (query, size = { width: 1080, height: 1920 }, machine) => {
      const page = await context.newPage();
      if (machine) await page.addInitScript(machine);
      await page.setViewportSize(size);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
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
      await Promise.all(context.pages().map((page) => page.close()));
    },
    stop: async () => {
      await browser.close();
      await served.close();
    },
  };
}

/** Every WCAG 2.2 rule that axe can decide, 7:1 contrast included, as `rule: element`. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(axe, 'utf8'));
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'];
    const engine = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
    const found = await engine.run(document, { runOnly: tags });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}
