import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Language } from '../../domain/policy/vocabulary.ts';
import type { Screen } from '../../domain/visit/status.ts';
import { everyCombination } from '../support/test-options.ts';
import { openKioskWindow, type KioskWindow } from '../support/screens/kiosk-window.ts';
import { samples } from '../support/screens/samples.ts';
import { statusWith } from '../support/screens/status.ts';

// Every screen as it is shipped, in the sizes, languages and modes that change its layout.

const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1920, height: 1080 };
/** What a Full-HD window leaves beside the dock. */
const besideDock = { width: 1440, height: 1080 };
/** A laptop's window with the dock closed; both shapes of the layout are in use there. */
const laptop = { width: 1280, height: 720 };
const all = Object.values(samples).flatMap((states) => Object.entries(states));
/** Screens with the most in them: what fits here fits everywhere. */
const dense = [
  'home',
  'document-mrz-wrong',
  'notice-ticks',
  'field-host-hits',
  'field-purpose-other',
  'confirm',
  'face-choice-guardian',
  'done-in',
  'staff-review',
  'staff-face-pictures',
  'staff-faces',
];

let kiosk: KioskWindow;

beforeAll(async () => {
  kiosk = await openKioskWindow(join(import.meta.dirname, '../artefacts/screens'), { shipped: true });
});

afterAll(() => kiosk?.close());

afterEach(() => {
  expect(kiosk.complaints()).toEqual([]);
});

/** One way to look at a screen. */
interface Look {
  readonly language: Language;
  readonly elder: boolean;
}

const zhElder: Look = { language: 'zh-CN', elder: true };
const enElder: Look = { language: 'en', elder: true };
const zhNormal: Look = { language: 'zh-CN', elder: false };
const enNormal: Look = { language: 'en', elder: false };
const allLooks: readonly Look[] = [zhElder, enElder, zhNormal, enNormal];

async function eachPage(id: string, screen: Screen, look: Look, hold: (page: string) => Promise<void>) {
  await kiosk.show(statusWith(screen, look));
  let page = 1;
  do {
    await hold(`${id}, ${look.language}${look.elder ? ', elder' : ''}, page ${page}`);
    page += 1;
  } while (await kiosk.turnPage());
  // The next state of the same screen would stand on the page this one was left on.
  if (page > 2) await kiosk.show(statusWith({ name: 'looking-up' }));
}

/*
 * MIIT's rule for older users: what is read is enlarged, and a full screen must not take that away again. Whole, without
 * scrolling, touchable. Each shape meets both modes and both languages, each language both modes; everything meets everything
 * with YINGBIN_FULL_SCREENS=1. A landscape panel is the lowest there is: what stands there stands everywhere. English has the
 * longest words for the narrow panel; Chinese there is looked at in screens.test.ts.
 */
test.each<readonly [string, typeof portrait, (at: number) => readonly Look[]]>([
  ['portrait', portrait, () => [enElder]],
  ['landscape', landscape, (at) => [zhElder, enElder, at % 2 ? zhNormal : enNormal]],
  ['beside the dock', besideDock, (at) => [at % 2 ? enElder : zhElder]],
])('No screen shrinks what is read: %s', async (_shape, size, looksAt) => {
  await kiosk.page.setViewportSize(size);
  for (const [at, [id, screen]] of all.entries()) {
    for (const look of everyCombination ? allLooks : looksAt(at)) {
      await eachPage(id, screen, look, async (page) => {
        expect.soft(await kiosk.misfits(), `layout of ${page}`).toEqual([]);
        expect.soft(await kiosk.smallText(look.elder ? 1.25 : 0.9), `type of ${page}`).toEqual([]);
        // Chinese in normal type on the other shape is looked at in screens.test.ts.
        if (size === landscape && look === enElder)
          expect.soft(await kiosk.axe(), `axe on ${page}`).toEqual([]);
        await kiosk.screenshot(`${page}, ${size.width} wide`);
      });
    }
  }
});

// The other half of what the tests above pair, where there is the most to be wrong.
test.each<readonly [string, typeof portrait, Look]>([
  ['portrait, Chinese, elder', portrait, zhElder],
  ['laptop, English', laptop, enNormal],
])('The fullest screens are accessible: %s', async (_way, size, look) => {
  await kiosk.page.setViewportSize(size);
  for (const [id, screen] of all.filter(([name]) => everyCombination || dense.includes(name))) {
    await eachPage(id, screen, look, async (page) => {
      expect.soft(await kiosk.axe(), `axe on ${page}`).toEqual([]);
    });
  }
});
