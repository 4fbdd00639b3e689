import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { devicesSchema } from '../../../domain/device/config/devices.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { createMrzSimulator } from '../../../main/devices/id-reader/mrz/mrz-simulator.ts';
import { passportLines } from '../../../main/devices/id-reader/mrz/simulated-zone.ts';
import { addDays, instant, localDay } from '../../../domain/kernel/time.ts';
import { answerAsWalkIn } from '../../support/kiosk/answer-as-walk-in.ts';
import { demoConfig, startRig, type KioskRig } from '../../support/kiosk/kiosk-rig.ts';
import { verifyDirectory } from '../../support/kiosk/verify-directory.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const printer = { id: 'printer-1', driver: 'simulator', widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 };

async function startWith(idReaders: readonly object[]): Promise<KioskRig> {
  const devices = devicesSchema.parse({ idReaders, labelPrinters: [printer] });
  const rig = await startRig(ok(demoConfig('medium', (config) => ({ ...config, devices }))));
  cleanUps.push(() => rig.dispose());
  await rig.untilStatus((now) => now.reader === 'ready' && now.printer === 'ready', 'reader and printer');
  return rig;
}

/** Nobody's; valid on whatever day the tests run. */
const today = localDay(instant(Date.now()), 'Asia/Shanghai');
const lena = {
  surname: 'PROBE',
  givenNames: 'LENA',
  number: 'C0000T476',
  state: 'D',
  birthDate: addDays(today, -30 * 365),
  sex: 'F',
  validUntil: addDays(today, 365),
} as const;

test('a passport in the scanner beside the card reader: the reservation is found by its number, a badge is printed', async () => {
  const rig = await startWith([
    { id: 'reader-1', driver: 'simulator' },
    { id: 'passports-1', driver: 'simulator', reads: 'passports' },
  ]);
  await rig.hand({ type: 'put-card', device: 'passports-1', cardId: 'passport-reserved' });
  await rig.until('reservation', (screen) => screen.maskedName === 'A*** M***');
  rig.touch('next', 'agree', 'confirm');
  await rig.until('done', (screen) => screen.kind === 'checked-in');
  expect(rig.dock().labels).toHaveLength(1);
  // The same passport again: its holder wants to leave.
  rig.touch('finish');
  await rig.untilStatus((now) => now.cardOnReader !== true, 'the passport counts as taken away');
  await rig.hand({ type: 'put-card', device: 'passports-1', cardId: 'passport-reserved' });
  await rig.until('already-inside');
});

test('a scanner at an address is set up like any device; half a document is a problem with a way on', async () => {
  const scanner = createMrzSimulator();
  await scanner.plug();
  cleanUps.push(() => scanner.unplug());
  const rig = await startWith([
    { id: 'passports-1', driver: 'mrz', transport: 'tcp', host: '127.0.0.1', port: scanner.port() },
  ]);
  await scanner.whenHeard();
  scanner.putHalf(passportLines(lena));
  await rig.until('card-problem', (screen) => screen.problem === 'unreadable');
  scanner.put(passportLines(lena));
  await rig.until('notice');
});

// Typed as on the screen: every key is an intent with the whole text so far.
test('in assisted mode staff type the lines of a passport, correct a figure, and release the badge', async () => {
  const rig = await startWith([{ id: 'reader-1', driver: 'simulator' }]);
  const lines = passportLines(lena).join('\n');
  rig.touch('start-staff');
  await rig.signIn();
  rig.touch('start-assisted', { type: 'choose-document', kind: 'passport' });
  const slip = lines.replace('C0000T476', 'C0000T416');
  for (let length = 1; length <= slip.length; length += 1) rig.type('documentLines', slip.slice(0, length));
  const typed = await rig.until('document-mrz', ({ fields }) => fields.length > 6);
  expect(typed.fields.filter(({ checked }) => checked === 'wrong').map(({ field }) => field)).toEqual([
    'documentNumber',
    'whole',
  ]);
  rig.touch('next');
  await rig.until('document-mrz', (screen) => screen.error === 'bad-check-digit');
  rig.type('documentLines', lines);
  rig.touch('next');
  await answerAsWalkIn(rig);
  rig.touch('confirm');
  const review = await rig.until('staff-review');
  expect(review).toMatchObject({ document: 'passport', typed: true, expired: false });
  expect(review.rows.find((row) => row.field === 'idNumber')?.value).toBe(lena.number);
  rig.touch('approve');
  await rig.until('done', (screen) => screen.kind === 'checked-in');
  expect(rig.dock().labels).toHaveLength(1);

  // The name and the number are sealed; no file of the kiosk holds them, nor the lines they came from.
  await rig.stop();
  const files = readdirSync(rig.dataDir, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  const bytes = files.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'));
  expect(bytes.join('').length).toBeGreaterThan(10_000);
  for (const secret of ['PROBE', 'LENA', lena.number, lines.slice(45, 65)]) {
    expect(bytes.some((text) => text.includes(secret))).toBe(false);
  }
  expect(verifyDirectory(rig.dataDir)).toMatchObject({ ok: true });
});
