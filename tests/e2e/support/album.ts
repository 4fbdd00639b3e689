import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { root } from '../../../build/paths.ts';
import { picturesWanted } from '../../support/test-options.ts';
import type { Window } from './hand.ts';

/** Every screen of a path, in order: looked at by axe, and when wanted kept as a picture for people to look at. */
export interface Album {
  keep(name: string): Promise<void>;
}

const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export function createAlbum(path: string, window: Window): Album {
  const folder = join(root, 'tests', 'artefacts', 'e2e', path);
  if (picturesWanted) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  let count = 0;
  return {
    async keep(name) {
      const page = window();
      await settled(page);
      count += 1;
      const file = join(folder, `${String(count).padStart(2, '0')}-${name}.png`);
      if (picturesWanted) await page.locator('.dock-layout__kiosk').screenshot({ path: file });
      expect(await violations(page), `axe on ${name}`).toEqual([]);
    },
  };
}

/** Parts of the window are loaded when they are first needed; a picture is taken when they and the fonts are there. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.keyboard--loading'));
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

/** What axe finds on the kiosk (the dock has a test of its own), as `rule: element`. It comes in through the debugger, which the content policy does not bind. */
async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (runOnly) => {
    const engine = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations: found } = await engine.run(
      { exclude: ['.dock'] },
      {
        runOnly,
        // Fetching style sheets again would look like traffic of the page.
        preload: false,
        // A kiosk forbids pinching as a way out of its full screen; elder mode enlarges instead.
        rules: { 'meta-viewport': { enabled: false } },
      },
    );
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
  }, tags);
}
