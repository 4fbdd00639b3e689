import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startHarness, type Harness } from './harness/open-browser.ts';
import type { WindowHarness } from './staff-harness/fake-bridge.ts';
import { statusFor } from './staff-harness/statuses.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness(new URL('./staff-harness', import.meta.url));
});
afterAll(() => harness?.stop());

afterEach(async () => {
  await harness.closeWindows();
  expect(harness.complaints()).toEqual([]);
});

/** A machine with two voices that notes what they say; `cancel` is noted as an empty string. */
function noteSpeech(): void {
  const said: string[] = [];
  const voices = ['zh-CN', 'en-US'].map((lang) => ({ lang, localService: true, name: lang }));
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', {
    value: class {
      voice = undefined;
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  });
  Object.defineProperty(globalThis, 'speechSynthesis', {
    value: {
      getVoices: () => voices,
      cancel: () => void said.push(''),
      speak: ({ text }: { text: string }) => void said.push(text),
    },
  });
  Object.assign(globalThis, { said });
}

const open = (query: string) => harness.open(query, undefined, noteSpeech);

const said = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as { said: string[] }).said.filter((text) => text !== ''));

test('elder mode reads the question and the hint, in the language of the screen, and nothing personal', async () => {
  const page = await open('screen=face&elder');
  await expect
    .poll(() => said(page).then((all) => all.at(-1)))
    .toBe('证件与本人是同一人吗？\n请看证件照片，再看本人');
  // The names on the screen and in the banner were never spoken.
  expect((await said(page)).join()).not.toMatch(/欧阳|周值班|1001/);
  await page.getByText('欧阳测试').waitFor();
});

test('without elder mode no screen is read', async () => {
  const page = await open('screen=face');
  await page.getByText('欧阳测试').waitFor();
  expect(await said(page)).toEqual([]);
});

test('the idle warning is spoken in every mode', async () => {
  const page = await open('screen=menu&language=en');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const status = statusFor(new URLSearchParams({ screen: 'menu', language: 'en' }));
  await page.evaluate(
    (next) => (globalThis as unknown as { harness: WindowHarness }).harness.notify('kiosk.status', next),
    { ...status, revision: 2, idleWarning: { endsAt: Date.now() + 20_000 } },
  );
  await page.getByRole('alertdialog').waitFor();
  const title = await page.getByRole('alertdialog').getByRole('heading').textContent();
  await expect.poll(() => said(page)).toEqual([title]);
});
