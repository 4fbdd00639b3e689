import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Intent } from '../../domain/visit/intent.ts';
import { startHarness, violations, type Harness } from './harness/open-browser.ts';
import type { WindowHarness } from './staff-harness/fake-bridge.ts';
import { staffScreens, statusFor } from './staff-harness/statuses.ts';

/** The kiosk's whole window on canned statuses of staff screens: what they show, and what they ask of main. */
let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness(new URL('./staff-harness', import.meta.url));
});
afterAll(() => harness?.stop());

afterEach(async () => {
  await harness.closeWindows();
  expect(harness.complaints()).toEqual([]);
});

async function open(screen: string, more = ''): Promise<void> {
  page = await harness.open(`screen=${screen}&language=en${more}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const touch = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).tap();

/** Every intent since the window opened. */
const intents = (): Promise<readonly Intent[]> =>
  page.evaluate(() =>
    (globalThis as unknown as { harness: WindowHarness }).harness.sent
      .filter(({ name }) => name === 'kiosk.intent')
      .map(({ args }) => args as Intent),
  );

async function show(screen: string): Promise<void> {
  const status = statusFor(new URLSearchParams({ screen, language: 'en' }));
  await page.evaluate(
    (next) => (globalThis as unknown as { harness: WindowHarness }).harness.notify('kiosk.status', next),
    { ...status, revision: 2 },
  );
}

test('staff number and PIN are typed on one pad; the PIN is sent whole and shown as dots', async () => {
  await open('sign-in');
  await touch('1');
  expect(await intents()).toEqual([{ type: 'edit', field: 'staffCode', value: '1' }]);

  await touch('Done');
  await touch('2');
  await touch('4');
  expect((await intents()).slice(1)).toEqual([
    { type: 'edit', field: 'pin', value: '2' },
    { type: 'edit', field: 'pin', value: '24' },
  ]);
  const entries = () => page.locator('.staff-entries').textContent();
  expect(await entries()).not.toContain('24');
  await show('sign-in-wrong');
  await expect.poll(entries).toContain('●●●');
});

test('a wrong PIN leaves the number and asks for the PIN alone', async () => {
  await open('sign-in-wrong');
  await expect.poll(() => page.getByRole('status').textContent()).toContain('wrong');
  await touch('7');
  await expect.poll(intents).toEqual([{ type: 'edit', field: 'pin', value: '7' }]);
  await touch('Sign in');
  await expect.poll(async () => (await intents()).at(-1)).toEqual({ type: 'sign-in' });
  // The PIN just sent is forgotten: the next figure begins a new one.
  await touch('8');
  await expect.poll(async () => (await intents()).at(-1)).toEqual({ type: 'edit', field: 'pin', value: '8' });
});

test('a locked number says for how long', async () => {
  await open('sign-in-locked');
  await expect.poll(() => page.getByRole('status').textContent()).toMatch(/Try again in 4:\d\d/);
});

test.each([
  ['menu', /Register a visitor/, { type: 'start-assisted' }],
  ['menu', /Waiting for review 3/, { type: 'open-reviews' }],
  ['menu', /Badges to print 0/, { type: 'open-badges' }],
  ['menu', /^Devices/, { type: 'open-devices' }],
  ['menu', /^Face check/, { type: 'open-faces' }],
  ['menu', /green channel/, { type: 'start-green-channel' }],
  ['menu', 'Sign out', { type: 'sign-out' }],
  ['reviews', /A011/, { type: 'open-item', id: 'visit-1' }],
  ['reviews', 'Back to menu', { type: 'back' }],
  ['review', 'Approve', { type: 'approve' }],
  ['review', 'Reject', { type: 'reject' }],
  ['review', 'Sign out', { type: 'sign-out' }],
  ['reject', 'The host declined', { type: 'reject-because', reason: 'host-declined' }],
  ['face', 'Same person', { type: 'same-person' }],
  ['face', 'Not the same', { type: 'not-same-person' }],
  ['face-pictures', 'Same person', { type: 'same-person' }],
  ['face-pictures', 'Not now', { type: 'back' }],
  ['face-reason', 'I know this person', { type: 'face-because', reason: 'known-person' }],
  ['face-reason', 'Back', { type: 'back' }],
  ['faces', 'Back to menu', { type: 'back' }],
  ['skip', 'No common language', { type: 'skip-because', reason: 'language' }],
  ['badge', 'Print', { type: 'confirm' }],
  ['badge', 'Write by hand', { type: 'write-by-hand' }],
  ['handwritten', '7', { type: 'edit', field: 'badgeNumber', value: 'B17' }],
  ['handwritten', 'Badge handed over', { type: 'next' }],
] as const)('on %s, touching %s is one intent', async (screen, button, intent) => {
  await open(screen);
  await touch(button);
  await expect.poll(intents).toEqual([intent]);
});

test('a long list is turned by pages, and stands on an earlier page when it has become short', async () => {
  await open('reviews');
  expect(await page.getByRole('button', { name: /A023/ }).count()).toBe(0);
  await touch('Next page');
  await page.getByRole('button', { name: /A023/ }).waitFor();
  await show('badges');
  await page.getByText('There is no badge to print').waitFor();
});

test('approve and reject are equally large', async () => {
  await open('review');
  const [reject, approve] = await Promise.all(
    ['Reject', 'Approve'].map((name) => page.getByRole('button', { name, exact: true }).boundingBox()),
  );
  expect(reject?.width).toBeCloseTo(approve?.width ?? Number.NaN);
  expect(reject?.height).toBeCloseTo(approve?.height ?? Number.NaN);
});

test('the guard sees both pictures named by what they are, in one height, and the advice says it is none', async () => {
  await open('face-pictures');
  const boxes = await Promise.all(
    ['Document photo', 'Camera picture'].map((name) =>
      page.getByRole('img', { name, exact: true }).boundingBox(),
    ),
  );
  expect(boxes[0]?.height).toBeGreaterThan(200);
  expect(boxes[0]?.height).toBeCloseTo(boxes[1]?.height ?? Number.NaN);
  const advice = await page.getByRole('status').filter({ hasText: 'Machine' }).textContent();
  expect(advice).toMatch(/not alike.*You decide/);
  // The pictures leave with the screen.
  await show('face-reason');
  await page.getByText('I know this person').waitFor();
  expect(await page.locator('img').count()).toBe(0);
});

test('both answers about two faces are equally large, whatever the machine says', async () => {
  await open('face-pictures');
  const [other, same] = await Promise.all(
    ['Not the same', 'Same person'].map((name) => page.getByRole('button', { name }).boundingBox()),
  );
  expect(other?.width).toBeCloseTo(same?.width ?? Number.NaN);
  expect(other?.height).toBeCloseTo(same?.height ?? Number.NaN);
});

test('the face page says in words what the line lets through, and that it was not measured here', async () => {
  await open('faces');
  await page.getByText('Of 10,000 strangers about 13').waitFor();
  await page.getByText('not measured at this site').waitFor();
  await page.getByText('made for another comparing program').waitFor();
  await page.getByText('Face data does not leave this machine').waitFor();
});

test('every staff screen says who is signed in, and the sign-in says nobody', async () => {
  await open('review');
  await page.getByText('Staff: 周值班 (1001)').waitFor();
  await show('sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  expect(await page.getByText('周值班').count()).toBe(0);
});

test.each(Object.keys(staffScreens))('%s is accessible and fits without scrolling', async (screen) => {
  await open(screen);
  expect(await violations(page)).toEqual([]);
  const sizes = [
    { width: 1080, height: 1920 },
    { width: 1920, height: 1080 },
  ];
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expect.poll(overflow).toBeLessThanOrEqual(1);
    for (const box of await buttonBoxes()) {
      expect(Math.min(box.width, box.height), box.name).toBeGreaterThanOrEqual(59.9);
      expect(box.right <= size.width && box.bottom <= size.height, box.name).toBe(true);
    }
  }
});

/** How far the content of the page stands out of its box, in pixels. */
const overflow = () =>
  page.locator('.page__content').evaluate((content) => content.scrollHeight - content.clientHeight);

const buttonBoxes = () =>
  page.getByRole('button').evaluateAll((buttons) =>
    buttons.map((button) => {
      const { width, height, right, bottom } = button.getBoundingClientRect();
      return { name: button.textContent ?? '', width, height, right, bottom };
    }),
  );
