import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listLinePrinters } from '../../../../../main/devices/transport/line-printer-list.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yingbin-lp-list-'));
});
afterEach(() => rm(folder, { recursive: true }));

const plug = async (name: string, deviceId?: string): Promise<void> => {
  await mkdir(join(folder, 'usb'), { recursive: true });
  await writeFile(join(folder, 'usb', name), '');
  if (deviceId === undefined) return;
  const device = join(folder, 'usbmisc', name, 'device');
  await mkdir(device, { recursive: true });
  await writeFile(join(device, 'ieee1284_id'), deviceId);
};
const list = () => listLinePrinters({ nodes: join(folder, 'usb'), system: join(folder, 'usbmisc') });

test('no folder, no printers', async () => {
  expect(await list()).toEqual([]);
});

test('each printer with what it says of itself, in the order of their numbers', async () => {
  await plug('lp10', 'MFG:Gprinter;MDL:GP-1324D;CMD:;CLS:PRINTER;\n');
  await plug('lp2');
  await plug('lp0', 'MANUFACTURER:Xprinter;COMMAND SET:TSPL, ZPL;MODEL:Xprinter XP-420B;CLASS:PRINTER;');
  await plug('hiddev0');
  expect(await list()).toEqual([
    { path: join(folder, 'usb/lp0'), label: 'Xprinter XP-420B', commands: ['TSPL', 'ZPL'] },
    { path: join(folder, 'usb/lp2'), label: '', commands: [] },
    { path: join(folder, 'usb/lp10'), label: 'Gprinter GP-1324D', commands: [] },
  ]);
});

test('a printer that talks nonsense is still found', async () => {
  await plug('lp0', `${'\0:;'.repeat(50_000)}MFG:late;`);
  expect(await list()).toEqual([{ path: join(folder, 'usb/lp0'), label: '', commands: [] }]);
});
