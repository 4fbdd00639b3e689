import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AttemptView } from '../../renderer/face/session/attempt-view.ts';
import { picturesWanted } from '../support/test-options.ts';
import { findMisfits } from '../support/screens/misfits.ts';
import { findSmallText } from '../support/screens/reading-size.ts';
import { startHarness, violations, type Harness } from './harness/open-browser.ts';

/** What a visitor sees and hears while the camera looks: every view of an attempt, on the kiosk's own components. */
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness(new URL('./face-harness', import.meta.url));
});
afterAll(() => harness?.stop());

afterEach(async () => {
  await harness.closeWindows();
  expect(harness.complaints()).toEqual([]);
});

const looking = { phase: 'looking', progress: 0.45 } as const;
const views: Readonly<Record<string, AttemptView>> = {
  'come-closer': { ...looking, progress: 0, guidance: 'come-closer' },
  mask: { ...looking, progress: 0.1, guidance: 'take-off-mask' },
  left: { ...looking, move: 'turn-left' },
  right: { ...looking, move: 'turn-right' },
  nod: { ...looking, move: 'nod' },
  'wrong-way': { ...looking, move: 'turn-left', guidance: 'wrong-way' },
  comparing: { phase: 'comparing', progress: 1 },
};
const shapes = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
} as const;

/** Until it is drawn, and sounded. */
const show = (page: Page, view: AttemptView) =>
  page.evaluate(async (next) => {
    globalThis.showAttempt(next);
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }, view);

test.each([
  ['language=zh-CN', 0.9],
  ['language=zh-CN&elder', 1.25],
  ['language=en&elder&enrolling', 1.25],
] as const)('every view stands whole and readable on the panel: %s', async (query, least) => {
  for (const [shape, size] of Object.entries(shapes)) {
    const page = await harness.open(query, size);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const [name, view] of Object.entries(views)) {
      await show(page, view);
      expect.soft(await page.evaluate(findMisfits), `${name}, ${shape}`).toEqual([]);
      expect.soft(await page.evaluate(findSmallText, least), `${name}, ${shape}`).toEqual([]);
      const picture = `face-check-${name}.${shape}.${query.replaceAll(/\W+/g, '-')}.png`;
      const path = join(import.meta.dirname, '../artefacts/screens', picture);
      if (picturesWanted) await page.screenshot({ path });
    }
    expect(await violations(page)).toEqual([]);
  }
});

// In a mirror one's own left is on the left; an arrow the other way would send every second visitor wrong.
test('the arrow and the head point where the visitor sees their own head go', async () => {
  const page = await harness.open('language=zh-CN');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const middleOf = async (selector: string) => {
    const box = await page.locator(selector).boundingBox();
    if (!box) throw new Error(`${selector} is not there`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const picture = await middleOf('.live-picture');
  const head = await middleOf('.move-picture');
  for (const [move, side] of [
    ['turn-left', -1],
    ['turn-right', 1],
  ] as const) {
    await show(page, { ...looking, move });
    expect(Math.sign((await middleOf('.face-ring__arrow')).x - picture.x), move).toBe(side);
    expect(Math.sign((await middleOf('.move-picture__face')).x - head.x), move).toBe(side);
  }
  await show(page, { ...looking, move: 'nod' });
  expect((await middleOf('.face-ring__arrow')).y).toBeGreaterThan(picture.y);
  const mirrored = await page
    .locator('.live-picture video')
    .evaluate((video) => getComputedStyle(video).transform);
  expect(mirrored).toMatch(/^matrix\(-1, /);
});

test('a screen reader hears what has settled, not every flicker', async () => {
  const page = await harness.open('language=en');
  const live = page.locator('[aria-live=polite]');
  const heard = await live.evaluateHandle((region) => {
    const all: string[] = [];
    new MutationObserver(() => all.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return all;
  });
  for (const guidance of ['centre', 'come-closer', 'centre', 'come-closer', 'hold-still'] as const)
    await show(page, { ...looking, guidance });
  await expect.poll(() => heard.evaluate((all) => all.at(-1))).toBe('Please hold still');
  expect(await heard.evaluate((all) => all)).not.toContain('Move your face into the ring');
  // The eye has it at once.
  expect(await page.locator('.face-guidance__words').textContent()).toBe('Please hold still');
});

/** A machine whose loudspeaker notes what it plays. */
function noteTones(): void {
  const tones: number[] = [];
  const node = { connect: (to: unknown) => to };
  const gain = {
    value: 0,
    setValueAtTime() {},
    linearRampToValueAtTime() {},
    exponentialRampToValueAtTime() {},
  };
  Object.defineProperty(globalThis, 'AudioContext', {
    value: class {
      readonly state = 'running';
      readonly currentTime = 0;
      readonly destination = node;
      readonly createGain = () => ({ ...node, gain });
      readonly createOscillator = () => ({
        ...node,
        frequency: {
          set value(hz: number) {
            tones.push(hz);
          },
        },
        start() {},
        stop() {},
      });
    },
  });
  Object.assign(globalThis, { tones });
}

test('each new move sounds, what stays does not, and the end of looking rises', async () => {
  const page = await harness.open('language=zh-CN', undefined, noteTones);
  const tones = () => page.evaluate(() => (globalThis as unknown as { tones: number[] }).tones.splice(0));
  await show(page, { ...looking, move: 'nod' });
  expect(await tones()).toEqual([988, 988]);
  await show(page, { ...looking, move: 'nod', progress: 0.6, guidance: 'wrong-way' });
  expect(await tones()).toEqual([]);
  await show(page, { ...looking, progress: 0.7 });
  await show(page, { ...looking, move: 'turn-left', progress: 0.7 });
  expect(await tones()).toEqual([988, 988]);
  await show(page, { phase: 'comparing', progress: 1 });
  const [first = 0, second = 0] = await tones();
  expect(second).toBeGreaterThan(first);
});

/** A machine with a Chinese voice that notes what it says. */
function noteSpeech(): void {
  const said: string[] = [];
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', {
    value: class {
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  });
  Object.defineProperty(globalThis, 'speechSynthesis', {
    value: {
      getVoices: () => [{ lang: 'zh-CN', localService: true, name: 'zh' }],
      cancel: () => undefined,
      speak: ({ text }: { text: string }) => void said.push(text),
    },
  });
  Object.assign(globalThis, { said });
}

test('elder mode says each thing to do, once', async () => {
  const page = await harness.open('language=zh-CN&elder', undefined, noteSpeech);
  const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  await show(page, { ...looking, move: 'turn-right' });
  await expect.poll(said).toContain('请慢慢向右转头');
  await show(page, { ...looking, move: 'turn-right', progress: 0.5 });
  await show(page, { ...looking, guidance: 'come-closer' });
  await expect.poll(said).toContain('请靠近一点');
  expect((await said()).filter((text) => text === '请慢慢向右转头')).toHaveLength(1);
});

test('the way without the camera is one touch, and as large as a primary button', async () => {
  const page = await harness.open('language=zh-CN');
  await show(page, { ...looking, move: 'nod' });
  const way = page.getByRole('button', { name: '不用摄像头，请保安核对' });
  // 20 mm of a panel with four pixels a millimetre.
  expect((await way.boundingBox())?.height).toBeGreaterThanOrEqual(80);
  await way.tap();
  const sent = await page.evaluate(() => {
    const { harness: window } = globalThis as unknown as {
      harness: { sent: { name: string; args: unknown }[] };
    };
    return window.sent.filter(({ name }) => name === 'kiosk.intent').map(({ args }) => args);
  });
  expect(sent).toEqual([{ type: 'without-camera' }]);
});
