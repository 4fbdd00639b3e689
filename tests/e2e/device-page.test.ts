import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { KioskConfig } from '../../main/app/config-schema.ts';
import { openLobby, type Lobby } from './support/lobby.ts';
import { memberOf } from './support/staff-screens.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'device-page' });
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

const { name: supervisor } = memberOf('supervisor');
const written = () => JSON.parse(readFileSync(lobby.configFile, 'utf8')) as KioskConfig;

test('a test label comes out of the printer, and the log names who asked for it', async () => {
  const { visitor, technician, dock, album } = lobby;
  await technician.opensDevices('supervisor');
  await album.keep('list');
  await technician.opens('printer-1');
  await visitor.press('device-act.test-label');
  expect(await dock.labels(1)).toBe(1);
  await visitor.readsWords('device-result.test-label');
  await technician.logSays('device-done.test-label', supervisor);
  await album.keep('test-label-printed');
  await visitor.press('device-act.calibrate');
  await visitor.readsWords('device-result.calibrate');
  await technician.logSays('device-done.calibrated', supervisor);
});

test('a jam, an unplugged reader, a card and a lamp are seen as they happen', async () => {
  const { visitor, technician, dock, album, page } = lobby;
  await technician.opensDevices('guard');
  await technician.opens('printer-1');
  await dock.turn('dock.jam');
  await visitor.readsWords('device-health.jammed');
  await visitor.press('device-act.test-label');
  await visitor.readsWords('device-result.failed');
  await album.keep('jammed');
  await dock.turn('dock.jam');
  await technician.becomes('device-health.ready');

  await technician.returns();
  await technician.opens('reader-1');
  await dock.putCard('walk-in');
  await expect.poll(() => page().locator('.device-trial__count').textContent()).toBe('1');
  await dock.takeCard();
  await dock.plug('dock.reader', false);
  await technician.becomes('device-health.absent');
  await album.keep('reader-unplugged');
  await dock.plug('dock.reader', true);
  await technician.becomes('device-health.ready');

  await technician.returns();
  await technician.opens('relay-1');
  await visitor.press('device-channel.amber');
  await page().locator('.dock-lamp--amber-on').waitFor();
  await page().locator('.dock-lamp--on').waitFor({ state: 'detached' });
});

test('a roll that was loaded is counted down', async () => {
  const { visitor, technician, keyboard, dock, album } = lobby;
  await technician.opensDevices('guard');
  await technician.opens('printer-1');
  await visitor.press('device-act.report');
  await visitor.chooseWords('device-report.labels-loaded');
  await visitor.press('device-roll.go');
  await visitor.readsWords('device-roll.wrong');
  await keyboard.digits('31');
  await visitor.press('device-roll.go');
  await visitor.readsWords('device.labels-left-count', { total: 31 });
  await technician.logSays('device-done.labels-loaded', memberOf('guard').name);
  const before = await dock.labels(0);
  await visitor.press('device-act.test-label');
  await dock.labels(before + 1);
  await visitor.readsWords('device.labels-left-count', { total: 30 });
  await visitor.readsNot('device-act.set-up');
  await visitor.readsNot('device-warning.labels-low');
  await album.keep('roll-loaded');
  await technician.returns();
  await visitor.readsNot('device.add');
});

test('the printer is set up to speak another language, and prints in it', async () => {
  const { visitor, technician, dock, album, page } = lobby;
  await technician.opensDevices('supervisor');
  await technician.opens('printer-1');
  await visitor.press('device-act.set-up');
  await visitor.sees('device-setup.title');
  await album.keep('set-up');
  await technician.chooses('device-field.language', 'device-choice.language.zpl');
  await visitor.press('device-setup.save');
  await visitor.readsWords('device-setup.saved');
  await technician.logSays('device-done.configured', supervisor);
  await page().getByText('ZPL', { exact: false }).first().waitFor();
  await technician.becomes('device-health.ready');
  const before = await dock.labels(0);
  await visitor.press('device-act.test-label');
  expect(await dock.labels(before + 1)).toBe(before + 1);
  expect(written().devices.labelPrinters).toMatchObject([{ id: 'printer-1', language: 'zpl' }]);
});

test('a second printer is added; a wrong value is told at its setting, and nothing typed is lost', async () => {
  const { visitor, technician, dock, album, until } = lobby;
  await technician.opensDevices('supervisor');
  await visitor.press('device.add');
  await visitor.chooseWords('device-kind.label-printer');
  await visitor.chooseWords('device-driver.simulator');
  await visitor.sees('device-setup.title');
  await technician.types('device-field.widthMm', '62', 'digits');
  await technician.types('device-field.heightMm', '500', 'digits');
  await technician.types('device-field.gapMm', '2', 'digits');
  await technician.types('device-setup.id', 'desk2', 'letters');
  await visitor.press('device-setup.save');
  await visitor.readsWords('device-setup.look-again', { total: 2 });
  await visitor.reads('300');
  await album.keep('wrong-values');
  await technician.types('device-field.heightMm', '40', 'digits');
  await visitor.press('device-field.dpi');
  await visitor.choose('203');
  await visitor.press('device-setup.save');
  await technician.becomes('device-health.ready');
  await visitor.readsWords('device.standing-by');
  expect(written().devices.labelPrinters.map(({ id }) => id)).toEqual(['printer-1', 'desk2']);

  // The second takes over when the first is gone, and has its own hands in the dock.
  await dock.plug('dock.printer', false, 'printer-1');
  await visitor.readsWords('device.in-use');
  const before = await dock.labels(0);
  await visitor.press('device-act.test-label');
  await dock.labels(before + 1);
  await album.keep('second-printer');
  await dock.plug('dock.printer', true, 'printer-1');
  await until(({ printer }) => printer === 'ready', 'a printer');

  await visitor.press('device-act.set-up');
  await visitor.press('device-setup.remove');
  await technician.answers('device-setup.remove');
  await visitor.readsWords('device-setup.removed');
  await technician.misses('desk2');
  await technician.opens('printer-1');
  await technician.becomes('device-health.ready');
  expect(written().devices.labelPrinters.map(({ id }) => id)).toEqual(['printer-1']);
});
