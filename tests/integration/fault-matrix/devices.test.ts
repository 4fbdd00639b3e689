import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { ok } from '../../../domain/kernel/result.ts';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import { devicesSchema } from '../../../domain/device/config/devices.ts';
import { buildCitizenCard } from '../../../main/devices/id-reader/simulated-card.ts';
import { createSamTcpSimulator } from '../../../main/devices/id-reader/simulator.ts';
import { dataPaths } from '../../../main/storage/paths.ts';
import { demoConfig, startRig, type KioskRig } from '../../support/kiosk/kiosk-rig.ts';
import { verifyDirectory } from '../../support/kiosk/verify-directory.ts';

// The rows of the matrix that are about more than one device, or about what a device really sends: a whole kiosk with
// real drivers, a real ledger and simulators behind sockets.

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const label = { widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 };
const twoOfEach = {
  idReaders: [
    { id: 'reader-1', driver: 'simulator' },
    { id: 'reader-2', driver: 'simulator' },
  ],
  labelPrinters: [
    { id: 'printer-1', driver: 'simulator', language: 'tspl', ...label },
    { id: 'printer-2', driver: 'simulator', language: 'zpl', ...label },
  ],
};

async function rigOf(raw: object = twoOfEach): Promise<KioskRig> {
  const devices = devicesSchema.parse(raw);
  const rig = await startRig(ok(demoConfig('medium', (config) => ({ ...config, devices }))));
  cleanUps.push(() => rig.dispose());
  return rig;
}

/** All of them: the first that is ready already makes its kind look ready. */
async function allReady(rig: KioskRig): Promise<void> {
  await rig.openDevices();
  await rig.untilDevices((devices) => devices.every(({ health }) => health === 'ready'), 'all devices ready');
  rig.touch('back', 'sign-out');
  await rig.until('home');
}

async function alertsOf(rig: KioskRig) {
  rig.touch('start-staff');
  await rig.until('staff-sign-in');
  await rig.signIn();
  const { alerts } = await rig.until('staff-menu');
  rig.touch('sign-out');
  await rig.until('home');
  return alerts;
}

async function confirmReserved(rig: KioskRig): Promise<void> {
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
  rig.touch('next', 'agree', 'confirm');
}

interface Written {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the ledger says of badges and devices once the kiosk has stopped, in order. */
async function ledgerOf(rig: KioskRig): Promise<readonly Written[]> {
  await rig.stop();
  expect(verifyDirectory(rig.dataDir)).toMatchObject({ ok: true });
  const database = new DatabaseSync(dataPaths(rig.dataDir).database, { readOnly: true });
  const rows = database
    .prepare("SELECT type, data FROM event WHERE type LIKE 'badge.%' OR type LIKE 'device.%' ORDER BY rowid")
    .all();
  database.close();
  return rows.map(({ type, data }) => ({
    type: String(type),
    data: JSON.parse(String(data)) as Written['data'],
  }));
}

const badges = (ledger: readonly Written[]) =>
  ledger
    .filter(({ type }) => type.startsWith('badge.'))
    .map(({ type, data }) => [type, data['printer']] as const);

const takeOver = [
  ['badge.sending', 'printer-1'],
  ['badge.failed', 'printer-1'],
  ['badge.sending', 'printer-2'],
  ['badge.printed', 'printer-2'],
];

test.each([
  ['out-of-labels', 'remove-labels'],
  ['cover-open', 'open-cover'],
  ['jammed', 'jam-printer'],
  ['absent', 'unplug-printer'],
] as const)(
  'a printer that turns out %s: the second one prints, once, and staff are told',
  async (health, spoil) => {
    const rig = await rigOf();
    await allReady(rig);
    await rig.hand({ type: spoil, device: 'printer-1' });
    await confirmReserved(rig);
    await rig.until('done', (screen) => screen.kind === 'checked-in');
    expect(rig.dock().labels.map(({ printer }) => printer)).toEqual(['printer-2']);
    expect(rig.status().printer).toBe('ready');
    await rig.takeCard();
    rig.touch('finish');
    expect(await alertsOf(rig)).toEqual([{ key: `printer.${health}`, device: 'printer-1' }]);
    const ledger = await ledgerOf(rig);
    expect(badges(ledger)).toEqual(takeOver);
    expect(ledger).toContainEqual({
      type: 'device.fault',
      data: expect.objectContaining({ device: 'printer-1', kind: 'label-printer', health }),
    });
  },
);

test('a printer known to be out of labels is passed over: only the second one is asked', async () => {
  const rig = await rigOf();
  await allReady(rig);
  await rig.hand({ type: 'remove-labels', device: 'printer-1' });
  await rig.openDevices();
  await rig.untilDevices(
    (devices) => devices.some(({ health }) => health === 'out-of-labels'),
    'the empty roll is noticed',
  );
  rig.touch('back', 'sign-out');
  await rig.until('home');
  await confirmReserved(rig);
  await rig.until('done', (screen) => screen.kind === 'checked-in');
  expect(badges(await ledgerOf(rig))).toEqual(takeOver.slice(2));
});

test('a label that broke off on the first printer is printed by the second, and by no other', async () => {
  const rig = await rigOf();
  await allReady(rig);
  await rig.hand({ type: 'cut-next-job', afterBytes: 9_000, device: 'printer-1' });
  await confirmReserved(rig);
  await rig.until('done', (screen) => screen.kind === 'checked-in');
  expect(rig.dock().labels.map(({ printer }) => printer)).toEqual(['printer-2']);
  expect(badges(await ledgerOf(rig))).toEqual(takeOver);
});

test('a label that nobody confirms may exist: the second printer leaves it alone', async () => {
  const rig = await rigOf();
  await allReady(rig);
  await rig.hand({ type: 'mute-printer', mute: true, device: 'printer-1' });
  await confirmReserved(rig);
  await rig.until('print-unconfirmed');
  await rig.untilDock((dock) => dock.labels.length === 1, 'the label nobody vouched for');
  rig.touch('badge-came-out');
  await rig.until('done', (screen) => screen.kind === 'checked-in');
  expect(rig.dock().labels.map(({ printer }) => printer)).toEqual(['printer-1']);
  expect(badges(await ledgerOf(rig))).toEqual([
    ['badge.sending', 'printer-1'],
    ['badge.unconfirmed', 'printer-1'],
  ]);
});

test('a fault and its end are both on the ledger, and the alert goes away', async () => {
  const rig = await rigOf();
  await allReady(rig);
  await rig.hand({ type: 'unplug-reader', device: 'reader-2' });
  await rig.openDevices();
  await rig.untilDevices((devices) => devices.some(({ health }) => health === 'absent'), 'it is missed');
  await rig.hand({ type: 'plug-reader', device: 'reader-2' });
  await rig.untilDevices((devices) => devices.every(({ health }) => health === 'ready'), 'it is back');
  rig.touch('back', 'sign-out');
  await rig.until('home');
  expect(await alertsOf(rig)).toEqual([]);
  const written = (await ledgerOf(rig)).filter(({ data }) => data['device'] === 'reader-2');
  expect(written).toMatchObject([
    { type: 'device.fault', data: { device: 'reader-2', kind: 'id-reader', health: 'absent' } },
    { type: 'device.recovered', data: { device: 'reader-2', kind: 'id-reader' } },
  ]);
});

test('of two readers the other one serves while the first is unplugged', async () => {
  const rig = await rigOf();
  await allReady(rig);
  await rig.hand({ type: 'unplug-reader', device: 'reader-1' });
  await rig.hand({ type: 'put-card', cardId: 'reserved', device: 'reader-2' });
  await rig.until('reservation', (screen) => screen.maskedName === '欧阳**');
  expect(rig.status().reader).toBe('ready');
});

test('a reader whose driver is replaced under a card serves the next card', async () => {
  const rig = await rigOf();
  await allReady(rig);
  await rig.openDevices();
  const restarted = rig.page.act({ type: 'restart', device: 'reader-1' });
  await rig.hand({ type: 'put-card', cardId: 'reserved', device: 'reader-1' });
  expect(await restarted).toEqual({ outcome: 'done' });
  await rig.untilDevices((devices) => devices.every(({ health }) => health === 'ready'), 'it is back');
  rig.touch('back', 'sign-out');
  await rig.takeCard();
  await rig.hand({ type: 'put-card', cardId: 'reserved', device: 'reader-1' });
  await rig.until('reservation');
});

test.each([
  ['floods', { type: 'flood' }],
  ['falls silent', { type: 'silence' }],
  ['answers with noise', { type: 'bytes', bytes: Uint8Array.from({ length: 300 }, (_, at) => at * 7) }],
  ['stops in the middle of every answer', { type: 'cut', afterBytes: 6 }],
  ['lies about every length', { type: 'wrong-length', length: 65_535 }],
] as const)(
  'a reader that %s is given up, typing goes on, and it is taken back when it is sound',
  async (_, what) => {
    const reader = await createSamTcpSimulator();
    cleanUps.push(() => reader.stop());
    const tcp = { transport: 'tcp', host: '127.0.0.1', port: reader.port } as const;
    const rig = await rigOf({ idReaders: [{ id: 'reader-1', driver: 'sam', ...tcp }] });
    await rig.untilStatus((now) => now.reader === 'ready', 'the reader is ready');

    reader.misbehave({ on: 'any', what });
    await rig.untilStatus((now) => now.reader === 'absent', 'the reader is given up');
    rig.touch('start-without-card');
    await rig.until('document-kind');
    rig.touch('cancel');
    await rig.until('home');

    reader.misbehave(undefined);
    await rig.untilStatus((now) => now.reader === 'ready', 'the reader is taken back');
    reader.putCard(ouyang);
    await rig.until('reservation');
  },
);

const ouyang = buildCitizenCard({
  name: '欧阳测试',
  sex: 'female',
  birthDate: '1900-01-01' as LocalDay,
  number: '110101190001010014',
  validFrom: '2015-01-01' as LocalDay,
  validUntil: 'long-term',
});
