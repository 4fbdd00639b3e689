import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { err, ok } from '../../../domain/kernel/result.ts';
import { dataPaths } from '../../../main/storage/paths.ts';
import { demoConfig, readyRig, startRig, type KioskRig } from '../../support/kiosk/kiosk-rig.ts';
import { verifyDirectory } from '../../support/kiosk/verify-directory.ts';

let rig: KioskRig;
afterEach(() => rig.dispose());

async function confirmReserved(): Promise<void> {
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
  rig.touch('next', 'agree', 'confirm');
}

test('a card snatched away in the middle of reading may simply be put back', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'snatch-card', cardId: 'reserved' });
  await rig.until('card-problem', (screen) => screen.problem === 'removed-too-early');
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
});

test('a damaged chip and a bank card are told apart', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'put-card', cardId: 'damaged' });
  await rig.until('card-problem', (screen) => screen.problem === 'unreadable');
  await rig.takeCard();
  await rig.hand({ type: 'put-card', cardId: 'bank-card' });
  await rig.until('card-problem', (screen) => screen.problem === 'not-an-id-card' && screen.canType);
});

test('the reader is unplugged and plugged in again: the kiosk says so and goes on by itself', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'unplug-reader' });
  await rig.untilStatus((status) => status.reader === 'absent', 'the reader is missed');
  expect(rig.status().screen).toMatchObject({ name: 'home', typedDocument: true });
  await rig.hand({ type: 'plug-reader' });
  await rig.untilStatus((status) => status.reader === 'ready', 'the reader is back');
  await rig.hand({ type: 'put-card', cardId: 'walk-in' });
  await rig.until('notice');
});

test.each([
  ['out-of-labels', { type: 'remove-labels' }, { type: 'load-labels' }],
  ['cover-open', { type: 'open-cover' }, { type: 'close-cover' }],
  ['jammed', { type: 'jam-printer' }, { type: 'clear-jam' }],
  ['absent', { type: 'unplug-printer' }, { type: 'plug-printer' }],
] as const)(
  'printer %s: the visit is safe, and one touch prints once it is mended',
  async (problem, spoil, mend) => {
    rig = await readyRig();
    await rig.hand(spoil);
    await confirmReserved();
    await rig.until('print-problem', (screen) => screen.problem === problem);
    expect(rig.dock().labels).toHaveLength(0);
    await rig.hand(mend);
    await rig.untilStatus((status) => status.printer === 'ready', 'the printer is mended');
    rig.touch('retry');
    await rig.until('done', (screen) => screen.kind === 'checked-in');
    expect(rig.dock().labels).toHaveLength(1);
  },
);

test('no printer for the rest of the day: staff writes a number by hand, and it checks out', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'unplug-printer' });
  await confirmReserved();
  await rig.until('print-problem');
  rig.touch('write-by-hand');
  await rig.signIn('receptionist');
  await rig.until('handwritten');
  rig.type('badgeNumber', '77');
  rig.touch('next');
  await rig.until('done', (screen) => screen.handwritten === true && screen.badgeNumber === '77');
  await rig.takeCard();
  rig.touch('finish', 'start-check-out');
  rig.type('badgeNumber', '77');
  rig.touch('next');
  await rig.until('check-out-confirm');
});

test('a printer without a voice: a person is asked, and nothing is printed twice by itself', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'mute-printer', mute: true });
  await confirmReserved();
  await rig.until('print-unconfirmed');
  await rig.untilDock((dock) => dock.labels.length === 1, 'the label nobody vouched for');
  rig.touch('badge-came-out');
  await rig.until('done', (screen) => screen.kind === 'checked-in');
  expect(rig.dock().labels).toHaveLength(1);
});

test('the cable breaks in the middle of a label: no badge twice, and the next one is whole', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'cut-next-job', afterBytes: 9_000 });
  await confirmReserved();
  await rig.until('print-problem');
  expect(rig.dock().labels).toHaveLength(0);
  await rig.untilStatus((status) => status.printer === 'ready', 'the printer is found again');
  rig.touch('retry');
  await rig.until('done');
  await rig.untilDock((dock) => dock.labels[0]?.code !== undefined, 'the whole badge');
  expect(rig.dock().labels).toHaveLength(1);
});

test('print later: the visit waits in the list of the staff, also after a restart', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'remove-labels' });
  await confirmReserved();
  await rig.until('print-problem');
  rig.touch('print-later');
  await rig.until('done', (screen) => screen.kind === 'badge-later');
  await rig.stop();
  rig = await readyRig(ok(demoConfig('medium')), rig.dataDir);
  rig.touch('start-staff');
  await rig.signIn();
  rig.touch('open-badges');
  const list = await rig.until('staff-badges', (screen) => screen.items.length === 1);
  rig.touch({ type: 'open-item', id: list.items[0]?.id ?? '' });
  await rig.until('staff-badge');
  rig.touch('retry');
  await rig.until('done', (screen) => screen.kind === 'checked-in');
});

test('a database that cannot be written stops the visit before the badge, and retry saves it once', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
  rig.touch('next', 'agree');
  // Another program holds the database, as a careless backup would.
  const intruder = new DatabaseSync(dataPaths(rig.dataDir).database);
  intruder.exec('BEGIN IMMEDIATE');
  rig.touch('confirm');
  await rig.until('save-problem', (screen) => screen.problem === 'storage');
  expect(rig.dock().labels).toHaveLength(0);
  intruder.exec('ROLLBACK');
  intruder.close();
  rig.touch('retry');
  await rig.until('done', (screen) => screen.badgeNumber === 'A001');
});

test('a full disk: nothing is confirmed, nothing is lost, and space brings the badge', async ({ skip }) => {
  const small = mkdtempSync(join(tmpdir(), 'yingbin-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', small], { stdio: 'ignore' });
  } catch {
    rig = await startRig();
    rmSync(small, { recursive: true });
    skip('mounting a small file system needs root on Linux');
  }
  try {
    rig = await readyRig(ok(demoConfig('medium')), small);
    await rig.hand({ type: 'put-card', cardId: 'reserved' });
    await rig.until('reservation');
    rig.touch('next', 'agree');
    fillDisk(join(small, 'ballast'));
    rig.touch('confirm');
    await rig.until('save-problem', (screen) => screen.problem === 'disk-full');
    rmSync(join(small, 'ballast'));
    rig.touch('retry');
    await rig.until('done', (screen) => screen.kind === 'checked-in');
    await rig.stop();
    expect(verifyDirectory(small)).toMatchObject({ ok: true });
  } finally {
    await rig.stop();
    execFileSync('umount', [small]);
    rmSync(small, { recursive: true, force: true });
  }
});

test('a wrong configuration shows what is wrong, and a corrected one starts the kiosk without a restart', async () => {
  const both = (text: string) => ({ 'zh-CN': text, en: text });
  const problem = { path: 'devices.labelPrinter.port', expected: both('1-65535'), found: both('70000') };
  rig = await startRig(err({ kind: 'config', file: 'config.json', problems: [problem] }));
  const shown = await rig.until('out-of-service');
  expect(shown).toMatchObject({ problem: 'configuration' });
  expect(shown.detail).toContain('devices.labelPrinter.port');
  rig.touch({ type: 'set-language', language: 'en' }, { type: 'set-elder', elder: true }, 'call-help');
  expect(rig.status()).toMatchObject({ language: 'en', elder: true, helpCalled: true });
  rig.reconfigure(ok(demoConfig('medium')));
  await rig.until('home');
});

test('a key file that is gone keeps the kiosk closed instead of starting an unreadable ledger', async () => {
  rig = await readyRig();
  await rig.stop();
  rmSync(join(rig.dataDir, 'keys.json'));
  rig = await startRig(ok(demoConfig('medium')), rig.dataDir);
  await rig.until('out-of-service', (screen) => screen.problem === 'storage');
});

test('a real site never runs on the data of a demo, whose PINs everybody knows', async () => {
  rig = await readyRig();
  await rig.stop();
  const site = ok(demoConfig('medium', (config) => ({ ...config, demo: false })));
  rig = await startRig(site, rig.dataDir);
  const shown = await rig.until('out-of-service', (screen) => screen.problem === 'storage');
  expect(shown.detail).toContain('YINGBIN_DATA_DIR');
});

function fillDisk(path: string): void {
  for (const size of [65_536, 4_096, 512]) {
    try {
      for (let n = 0; n < 1_000; n += 1) writeFileSync(path, Buffer.alloc(size, 1), { flag: 'a' });
    } catch {
      // Full for this piece size; a smaller piece may still fit.
    }
  }
}
