import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DockAction } from '../../preload/contract/dock.ts';
import { dockState } from './staff-harness/dock-state.ts';
import type { WindowHarness } from './staff-harness/fake-bridge.ts';
import { startHarness, violations, type Harness } from './harness/open-browser.ts';

const wide = { width: 1600, height: 1000 };
const narrow = { width: 1080, height: 1920 };

let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await startHarness(new URL('./dock-harness', import.meta.url));
});
afterAll(() => harness?.stop());

afterEach(async () => {
  await harness.closeWindows();
  expect(harness.complaints()).toEqual([]);
});

async function open(query: string, size = wide): Promise<void> {
  page = await harness.open(query, size);
}

const dock = () => page.getByRole('complementary', { name: 'Simulated devices' });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

const acted = (): Promise<readonly DockAction[]> =>
  page.evaluate(() =>
    (globalThis as unknown as { harness: WindowHarness }).harness.sent
      .filter(({ name }) => name === 'dock.act')
      .map(({ args }) => args as DockAction),
  );

test('real devices have no dock', async () => {
  await open('');
  expect(await page.getByRole('complementary').count()).toBe(0);
});

test('in a wide window the dock stands beside the kiosk and covers nothing of it', async () => {
  await open('simulated');
  await dock().waitFor();
  const kiosk = await page.locator('.dock-layout__kiosk').boundingBox();
  const panel = await dock().boundingBox();
  expect((kiosk?.x ?? 0) + (kiosk?.width ?? 0)).toBeLessThanOrEqual(panel?.x ?? 0);
  await press('Close');
  await expect.poll(async () => (await page.locator('.dock-layout__kiosk').boundingBox())?.width).toBe(1600);
});

test('in a narrow window it is a drawer behind a small handle', async () => {
  await open('simulated', narrow);
  expect(await dock().count()).toBe(0);
  const handle = page.getByRole('button', { name: 'Open simulated devices' });
  expect((await handle.boundingBox())?.width).toBeLessThanOrEqual(28);
  await handle.tap();
  await dock().waitFor();
  expect((await page.locator('.dock-layout__kiosk').boundingBox())?.width).toBe(1080);
});

test('the address can close it for a screenshot', async () => {
  await open('simulated&dock=closed');
  expect(await dock().count()).toBe(0);
});

test.each([
  ['Put the card of 张示范 on the reader', { type: 'put-card', cardId: 'a' }],
  ['Put the card of 张示范 down and snatch it away', { type: 'snatch-card', cardId: 'a' }],
  ['Take the card', { type: 'remove-card' }],
  ['ID reader: Unplug', { type: 'unplug-reader' }],
  ['Label printer: Unplug', { type: 'unplug-printer' }],
  ['Code scanner: Plug in', { type: 'plug-scanner' }],
  ['Cover open', { type: 'open-cover' }],
  ['Out of labels', { type: 'remove-labels' }],
  ['Jammed', { type: 'clear-jam' }],
  ['No status', { type: 'mute-printer', mute: true }],
  ['Cut the next job', { type: 'cut-next-job', afterBytes: 4_000 }],
] as const)('%s is one action', async (button, action) => {
  await open('simulated');
  await press(button);
  await expect.poll(acted).toEqual([action]);
});

test('the newest label is the largest, and its code can be held under the scanner', async () => {
  await open('simulated');
  const [newest, older] = await Promise.all(
    [2, 1].map((id) => page.getByRole('img', { name: `Printed label ${id}` }).boundingBox()),
  );
  expect(newest?.width).toBeGreaterThan(1.8 * (older?.width ?? Number.NaN));
  await page.getByRole('button', { name: 'Scan this label' }).first().click();
  await expect.poll(acted).toEqual([{ type: 'scan-code', text: 'YB1.two' }]);
});

test('a new label is seen at once, whatever the panels above it hold', async () => {
  await open('simulated', { width: 1920, height: 1080 });
  await dock().waitFor();
  await page.evaluate(
    (state) => (globalThis as unknown as { harness: WindowHarness }).harness.notify('dock.state', state),
    {
      ...dockState,
      cards: Array.from({ length: 20 }, (_, id) => ({ id: `card-${id}`, label: '张示范', note: '—' })),
      labels: [{ ...dockState.labels[0], id: 3 }, ...dockState.labels],
    },
  );
  const newest = page.getByRole('img', { name: 'Printed label 3' });
  await newest.waitFor();
  const box = await newest.boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(1080);
});

test('any text can be scanned, and typing it does not type into the kiosk', async () => {
  await open('simulated');
  await page.getByRole('textbox', { name: 'Text to scan' }).fill('hello');
  await press('Scan');
  await expect.poll(acted).toEqual([{ type: 'scan-code', text: 'hello' }]);
});

test('what happens to the devices is shown as it happens', async () => {
  await open('simulated');
  await dock().waitFor();
  await page.evaluate(
    (state) => (globalThis as unknown as { harness: WindowHarness }).harness.notify('dock.state', state),
    { ...dockState, readerPlugged: false, labels: [] },
  );
  await page.getByText('Nothing printed yet').waitFor();
  await page.getByRole('button', { name: 'ID reader: Plug in' }).waitFor();
});

test.each([wide, narrow])('the dock is accessible in a window of $width', async (size) => {
  await open('simulated&dock=open', size);
  await dock().waitFor();
  expect(await violations(page)).toEqual([]);
});
