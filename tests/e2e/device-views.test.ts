import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DeviceSave } from '../../preload/contract/devices.ts';
import { sampleDevices } from '../support/screens/devices.ts';
import { openKioskWindow, type KioskWindow } from '../support/screens/kiosk-window.ts';
import { statusWith } from '../support/screens/status.ts';

// The views inside the device page, on a canned main: what a real one does is in device-page.test.ts.

const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1920, height: 1080 };
const staff = { code: '3001', name: '主管丙' };

let kiosk: KioskWindow;

beforeAll(async () => {
  kiosk = await openKioskWindow(join(import.meta.dirname, '../artefacts/devices'));
});
afterAll(() => kiosk?.close());
afterEach(() => {
  expect(kiosk.complaints()).toEqual([]);
});

const status = (other: Parameters<typeof statusWith>[1] = {}) =>
  statusWith({ name: 'staff-devices', mayConfigure: true }, { staff, language: 'en', ...other });
const button = (name: string) =>
  kiosk.page
    .locator('.surface')
    .getByRole('button', { name: new RegExp(`^${name}(?!\\w)`) })
    .first();
const heading = (name: string) => kiosk.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const saves = () =>
  kiosk.page.evaluate(() => globalThis.fakeMain.takeCalls('devices.save')) as Promise<DeviceSave[]>;
const answer = (name: string, value: unknown) =>
  kiosk.page.evaluate(([call, told]) => globalThis.fakeMain.answer(call as string, told), [name, value]);
/** Types on the keys that the view shows. */
async function type(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await kiosk.page.locator('.page__keyboard').getByRole('button', { name: key, exact: true }).click();
  }
}

async function opens(...buttons: readonly string[]): Promise<void> {
  await kiosk.page.setViewportSize(portrait);
  await kiosk.show(statusWith({ name: 'looking-up' }));
  await kiosk.show(status());
  await heading('Devices');
  await touches(...buttons);
}

async function touches(...buttons: readonly string[]): Promise<void> {
  for (const name of buttons) await button(name).click();
}

/** Which of the parts that a content is divided into are shown now, and how many there are. */
const parts = () =>
  kiosk.page
    .locator('.page__content')
    .evaluate((content) =>
      [...content.querySelectorAll<HTMLElement>('[data-part]')].map((part) => !part.hidden),
    );

/** Both shapes, both languages, both sizes of type; nothing is left out between two pages. */
async function expectSound(name: string): Promise<void> {
  const ways = [
    { shape: portrait, language: 'zh-CN', elder: false },
    { shape: landscape, language: 'en', elder: true },
    { shape: portrait, language: 'zh-CN', elder: true },
    { shape: landscape, language: 'en', elder: false },
  ] as const;
  for (const [way, { shape, language, elder }] of ways.entries()) {
    await kiosk.page.setViewportSize(shape);
    await kiosk.show(status({ language, elder }));
    const seen = new Set<number>();
    let page = 0;
    do {
      page += 1;
      const where = `${name}, ${shape.width} wide, ${language}${elder ? ', elder' : ''}, page ${page}`;
      expect(await kiosk.misfits(), where).toEqual([]);
      expect(await kiosk.smallText(elder ? 1.25 : 0.9), where).toEqual([]);
      // Colours and roles are the same in every shape.
      if (way < 2) expect(await kiosk.axe(), where).toEqual([]);
      for (const [index, shown] of (await parts()).entries()) if (shown) seen.add(index);
      await kiosk.screenshot(`${name}.${shape.width}.${language}${elder ? '.elder' : ''}.${page}`);
    } while (await kiosk.turnPage());
    expect(seen.size, `parts of ${name} on ${page} pages`).toBe((await parts()).length);
  }
  await kiosk.page.setViewportSize(portrait);
  // By way of the other language, so that the content stands on its first page again.
  await kiosk.show(status({ language: 'zh-CN' }));
  await kiosk.show(status());
}

test('a site with many devices sees them all, page by page', async () => {
  const many = Array.from({ length: 16 }, (_, index) => ({
    ...sampleDevices.devices[index % sampleDevices.devices.length],
    id: `device-${index}`,
  }));
  await answer('devices.view', { devices: many });
  await opens();
  await expectSound('list');
  await answer('devices.view', sampleDevices);
});

test.each(['reader-1', 'scanner-1', 'camera-1', 'printer-1', 'relay-1'])('%s is seen whole', async (id) => {
  await opens(id);
  await kiosk.page.locator('.device-state__id').getByText(id, { exact: true }).waitFor();
  await expectSound(id);
});

test('upkeep and a roll are written down by touch alone', async () => {
  await opens('printer-1', 'Maintenance');
  await heading('What was done?');
  await expectSound('upkeep');
  await touches('A new roll');
  await expectSound('roll');
  await kiosk.page.evaluate(() => globalThis.fakeMain.takeCalls('devices.act'));
  await answer('devices.act', { outcome: 'done' });
  await kiosk.page.evaluate(() => globalThis.fakeMain.takeCalls('devices.view'));
  await type('5', '0', '0', 'Done');
  await kiosk.page.getByText('Written down').waitFor();
  expect(await kiosk.page.evaluate(() => globalThis.fakeMain.takeCalls('devices.act'))).toEqual([
    { type: 'report', device: 'printer-1', act: 'labels-loaded', labels: 500 },
  ]);
  // What was written down is no news of the device: main is asked for it.
  expect(await kiosk.page.evaluate(() => globalThis.fakeMain.takeCalls('devices.view'))).toHaveLength(1);
});

test('every view of a set-up can be read and touched, and returns to the form', async () => {
  await opens('printer-1', 'Set up');
  await heading('Set up the device');
  await expectSound('form');
  const views = [
    ['Speaks', 'What does it speak?', 'driver'],
    ['Connection', 'How is it connected?', 'connection'],
    ['What is plugged in', 'Plugged into this kiosk', 'plugged-in'],
    ['Address', 'Address', 'text'],
    ['Label width', 'Label width', 'number'],
    ['Label sensor', 'Label sensor', 'choice'],
  ] as const;
  for (const [name, title, album] of views) {
    await touches(name);
    await heading(title);
    await expectSound(album);
    await touches('Back');
    await heading('Set up the device');
  }
  await opens('relay-1', 'Set up', 'Wiring');
  await expectSound('wiring');
  await touches('Back', 'On when left alone');
  await expectSound('channels');
  await touches('Back', 'Remove');
  await kiosk.page.setViewportSize(landscape);
  await kiosk.show(status({ elder: true }));
  expect(await kiosk.misfits()).toEqual([]);
  expect(await kiosk.axe()).toEqual([]);
  await kiosk.screenshot('remove');
  await kiosk.page.setViewportSize(portrait);
  await kiosk.show(status());
  await touches('Keep it', 'Back', 'All devices', 'Add a device');
  await expectSound('kind');
});

test('an address is typed by finger or on a keyboard, and the whole entry goes to main', async () => {
  await opens('printer-1', 'Set up', 'Address');
  await type('Clear', 'Capitals', 'L', 'Capitals', 'p', 'Hyphen', '2', 'Full stop');
  await kiosk.page.keyboard.type('lan:/_');
  await kiosk.page.keyboard.press('Backspace');
  await kiosk.page.getByRole('textbox').getByText('Lp-2.lan:/', { exact: true }).waitFor();
  await touches('OK', 'No reprint of its own', 'Label width');
  await type('Clear', '6', '2', 'Decimal point', '5');
  await touches('OK');
  await answer('devices.save', { outcome: 'not-written' });
  await saves();
  await touches('Save');
  await kiosk.page.getByText('could not be written').waitFor();
  expect(await saves()).toEqual([
    {
      ...{ kind: 'label-printer', before: 'printer-1' },
      entry: {
        ...{ id: 'printer-1', driver: 'tspl', transport: 'tcp', host: 'Lp-2.lan:/' },
        ...{ widthMm: 62.5, heightMm: 50, gapMm: 2, dpi: 203, reprintOff: false },
      },
    },
  ]);
});

test('what main refuses is told at its setting in the language of the screen, until it is changed', async () => {
  await opens('printer-1', 'Set up', 'Address');
  await type('Clear', 'x');
  await touches('OK');
  const expected = { 'zh-CN': '一个地址', en: 'an address' };
  await answer('devices.save', {
    outcome: 'refused',
    problems: [
      { field: 'host', expected },
      { field: 'devices.idReaders.0.path', expected },
    ],
  });
  await touches('Save');
  await kiosk.page.getByText('To be corrected: 2').waitFor();
  await kiosk.page.getByText('devices.idReaders.0.path: expected an address').waitFor();
  const row = button('Address');
  expect(await row.textContent()).toContain('Expected: an address');
  await expectSound('refused');
  await row.click();
  await kiosk.page.getByText('Expected: an address').waitFor();
  await type('y');
  expect(await kiosk.page.getByText('Expected: an address').count()).toBe(0);
  await touches('OK');
  expect(await row.textContent()).toBe('Addressxy');
  await kiosk.page.getByText('To be corrected: 1').waitFor();
});

test('leaving a form that was changed asks first; one that was not does not', async () => {
  await opens('printer-1', 'Set up', 'Back');
  await heading('Label printer');
  await touches('Set up', 'Label sensor', 'Black marks', 'Back');
  await kiosk.page.getByRole('alertdialog').waitFor();
  await touches('Go on with them');
  expect(await button('Label sensor').textContent()).toContain('Black marks');
  await touches('Back', 'Throw away');
  await heading('Label printer');
});

test('something plugged in fills a new device, and a demo says how long that lasts', async () => {
  await opens('Add a device', 'Relay board', 'What is plugged in');
  await touches('USBRelay4');
  await heading('Set up the device');
  expect(await button('USB serial number').textContent()).toContain('BITFT');
  await touches('Wiring', 'Relay of: Red light More', 'Relay of: Door More', 'OK');
  await saves();
  await answer('devices.save', { outcome: 'saved', untilRestart: true });
  await touches('Save');
  await kiosk.page.getByText('lasts until the program is restarted').waitFor();
  expect(await saves()).toEqual([
    {
      kind: 'relay-board',
      entry: { id: 'relay-2', driver: 'usb-relay', serialNumber: 'BITFT', wiring: { red: 1, door: 2 } },
    },
  ]);
  // Not there yet: main tells of it when its driver has started.
  await kiosk.page.getByText('Starting with its new settings').waitFor();
  const [relay] = sampleDevices.devices.filter(({ kind }) => kind === 'relay-board');
  await kiosk.page.evaluate((view) => globalThis.fakeMain.tell('devices.view', view), {
    devices: [...sampleDevices.devices, { ...relay, id: 'relay-2' }],
  });
  await kiosk.page.locator('.device-state__id').getByText('relay-2').waitFor();
});

test('those who may not configure see no set-up', async () => {
  await kiosk.show(statusWith({ name: 'looking-up' }));
  await kiosk.show(statusWith({ name: 'staff-devices', mayConfigure: false }, { staff, language: 'en' }));
  await heading('Devices');
  expect(await button('Add a device').count()).toBe(0);
  await touches('printer-1');
  await button('Maintenance').waitFor();
  expect(await button('Set up').count()).toBe(0);
});

// Nothing of a form goes to main before it is saved; without this, staff would be signed out while they type.
test('whoever fills in a form is not taken for absent, nor reported at every touch', async () => {
  await opens('printer-1', 'Set up', 'Address');
  await kiosk.intents();
  await kiosk.page.evaluate(() => {
    const later = performance.now() + 60_000;
    for (const afterMs of [0, 1_000, 3_900, 4_100, 5_000]) {
      const touch = new PointerEvent('pointerdown', { bubbles: true });
      Object.defineProperty(touch, 'timeStamp', { value: later + afterMs });
      document.body.dispatchEvent(touch);
    }
  });
  expect(await kiosk.intents()).toEqual([{ type: 'still-here' }, { type: 'still-here' }]);
});
