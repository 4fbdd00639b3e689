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

/** Main tells the window anew how the simulated devices are. */
const notify = (state: unknown) =>
  page.evaluate(
    (told) => (globalThis as unknown as { harness: WindowHarness }).harness.notify('dock.state', told),
    state,
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
  ['Put down the card of 张示范', { type: 'put-card', device: 'reader-1', cardId: 'a' }],
  [
    'Snatch the card of 张示范 away while it is read',
    { type: 'snatch-card', device: 'reader-1', cardId: 'a' },
  ],
  ['Take the card', { type: 'remove-card', device: 'reader-1' }],
  ['Put in the passport of ANNA MUSTER', { type: 'put-card', device: 'passports-1', cardId: 'p' }],
  ['ID reader: Unplug', { type: 'unplug-reader', device: 'reader-1' }],
  ['Document scanner: Unplug', { type: 'unplug-reader', device: 'passports-1' }],
  ['Label printer: Unplug', { type: 'unplug-printer', device: 'printer-1' }],
  ['Code scanner: Plug in', { type: 'plug-scanner', device: 'scanner-1' }],
  ['Camera: Unplug', { type: 'unplug-camera', device: 'camera-1' }],
  ['Relay board: Unplug', { type: 'unplug-relays', device: 'relay-1' }],
  ['Cover open', { type: 'open-cover', device: 'printer-1' }],
  ['Out of labels', { type: 'remove-labels', device: 'printer-1' }],
  ['Few labels left', { type: 'load-last-labels', device: 'printer-1' }],
  ['Jammed', { type: 'clear-jam', device: 'printer-1' }],
  ['No status', { type: 'mute-printer', device: 'printer-1', mute: true }],
  ['Cut the next job', { type: 'cut-next-job', device: 'printer-1', afterBytes: 4_000 }],
] as const)('%s is one action', async (button, action) => {
  await open('simulated');
  await press(button);
  await expect.poll(acted).toEqual([action]);
});

test('a card lies on the reader for cards alone, and a passport is put into the scanner alone', async () => {
  await open('simulated');
  await dock().waitFor();
  const listed = (name: string) => page.getByRole('list', { name, exact: true }).getByRole('listitem');
  expect(await listed('Cards').count()).toBe(3);
  expect(await listed('Passports').count()).toBe(1);
});

test('who stands before the camera, and how, is chosen from what there is', async () => {
  await open('simulated');
  const radio = (name: string) => page.getByRole('radio', { name, exact: true });
  expect(await radio('A person').isChecked()).toBe(true);
  await radio('In the dark').click();
  await radio('b').click();
  await expect.poll(acted).toEqual([
    { type: 'show-camera', device: 'camera-1', scene: 'dark' },
    { type: 'show-camera', device: 'camera-1', scene: 'person', person: 'b' },
  ]);
});

test('where there are several of a kind, every button says which one it works', async () => {
  await open('simulated');
  await dock().waitFor();
  const [printer] = dockState.printers;
  await notify({ ...dockState, printers: [printer, { ...printer, id: 'printer-2', jammed: false }] });
  await press('Jammed (printer-2)');
  await press('Label printer (printer-1): Unplug');
  expect(await acted()).toEqual([
    { type: 'jam-printer', device: 'printer-2' },
    { type: 'unplug-printer', device: 'printer-1' },
  ]);
  await page.getByRole('img', { name: 'Printed label 2 (printer-1)' }).waitFor();
});

test('the tower shows which channels are on, as it happens', async () => {
  await open('simulated');
  await dock().waitFor();
  const tower = () => page.locator('.dock-lamp').allInnerTexts();
  const read = (texts: readonly string[]) => texts.map((text) => text.replace(/\s+/g, ' '));
  expect(read(await tower())).toEqual(['Red off', 'Amber on', 'Green off', 'Sounder off', 'Door open']);
  await notify({ ...dockState, relayBoards: [{ id: 'relay-1', plugged: true, on: ['red', 'sounder'] }] });
  await expect
    .poll(async () => read(await tower()))
    .toEqual(['Red on', 'Amber off', 'Green off', 'Sounder on', 'Door shut']);
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
  await notify({
    ...dockState,
    cards: Array.from({ length: 20 }, (_, id) => ({
      ...{ id: `card-${id}`, label: '张示范', note: '—' },
      reads: 'cards',
    })),
    labels: [{ ...dockState.labels[0], id: 3 }, ...dockState.labels],
  });
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
  await expect.poll(acted).toEqual([{ type: 'scan-code', device: 'scanner-1', text: 'hello' }]);
});

test('what happens to the devices is shown as it happens', async () => {
  await open('simulated');
  await dock().waitFor();
  const [reader] = dockState.readers;
  await notify({ ...dockState, readers: [{ ...reader, plugged: false }], labels: [] });
  await page.getByText('Nothing printed yet').waitFor();
  await page.getByRole('button', { name: 'ID reader: Plug in' }).waitFor();
});

test.each([wide, narrow])('the dock is accessible in a window of $width', async (size) => {
  await open('simulated&dock=open', size);
  await dock().waitFor();
  expect(await violations(page, { styleSheets: true })).toEqual([]);
});
