import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { instant } from '../../domain/kernel/time.ts';
import { openKeyRing } from '../../main/storage/keys/key-file.ts';
import { openStore } from '../../main/storage/open-store.ts';
import { dataPaths } from '../../main/storage/paths.ts';
import { verifyPin } from '../../main/storage/staff-pin.ts';
import { must, temporaryDir } from '../support/storage-kiosk.ts';

let dir: ReturnType<typeof temporaryDir>;
beforeEach(() => {
  dir = temporaryDir();
});
afterEach(() => dir.remove());

const cli = (name: string, args: readonly string[], input = '') => {
  const path = fileURLToPath(new URL(`../../main/storage/cli/${name}.ts`, import.meta.url));
  const { YINGBIN_DATA_DIR: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    input,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const addStaff = (pin = '135790', role = 'guard') =>
  cli(
    'staff',
    ['add', '--data-dir', dir.dir, '--code', '1001', '--name', '严守门', '--role', role],
    `${pin}\n`,
  );
const verify = () => cli('ledger-verify', [dir.dir]);
const openHere = () =>
  must(
    openStore({
      dir: dir.dir,
      keyRing: must(openKeyRing({ dir: dir.dir, randomBytes })),
      now: () => instant(Date.now()),
      randomBytes,
      timeZone: 'Asia/Shanghai',
      badgePrefix: 'A',
    }),
  );

test('staff added on the command line can sign in, and a new PIN replaces the old one', async () => {
  expect(addStaff()).toMatchObject({ status: 0, stdout: 'Code 1001 may sign in as guard.\n' });
  expect(addStaff('246802', 'supervisor').status).toBe(0);
  const store = openHere();
  const member = store.staff.byCode('1001');
  store.close();
  expect(member).toMatchObject({ name: '严守门', role: 'supervisor' });
  expect(await verifyPin(member?.pinHash, '246802')).toBe(true);
  expect(await verifyPin(member?.pinHash, '135790')).toBe(false);
});

test('a short PIN is refused and nothing is written', () => {
  expect(addStaff('123').status).toBe(1);
  expect(verify().status).toBe(2);
});

test.each([
  [[]],
  [['add']],
  [['remove', '--data-dir', '.', '--code', '1001', '--name', 'x', '--role', 'guard']],
  [['add', '--data-dir', '.', '--code', '1', '--name', 'x', '--role', 'guard']],
  [['add', '--data-dir', '.', '--code', '1001', '--name', 'x', '--role', 'king']],
  [['add', '--pin', '123456']],
])('staff %j is wrong usage', (args) => {
  expect(cli('staff', args)).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage') });
});

test('a whole ledger is reported with its chains, events and head, and no key is needed', () => {
  addStaff();
  addStaff('246802');
  writeFileSync(dataPaths(dir.dir).keys, '');
  const { status, stdout } = verify();
  expect(stdout).toMatch(
    /^chain k-[0-9a-f]{8}: 2 events, whole\n {2}head 2 [0-9a-f]{64}\n2 events in 1 chains\n/,
  );
  expect(status).toBe(0);
});

test('the first broken link is named and the exit code says so', () => {
  addStaff();
  addStaff('246802');
  const db = new DatabaseSync(dataPaths(dir.dir).database);
  db.exec(`UPDATE event SET actor = 'visitor' WHERE seq = 2`);
  db.close();
  const { status, stdout } = verify();
  expect(stdout).toContain('first broken link at 2: event 2 was changed after it was written');
  expect(stdout).toContain('whole up to 1 ');
  expect(status).toBe(1);
});

test('verifying changes nothing', () => {
  addStaff();
  const before = readFileSync(dataPaths(dir.dir).database);
  verify();
  expect(readFileSync(dataPaths(dir.dir).database).equals(before)).toBe(true);
});

test('it runs beside a kiosk that is open', () => {
  addStaff();
  const store = openHere();
  must(store.note({ type: 'kiosk.started', version: '1' }, { kind: 'system' }));
  expect(verify().stdout).toContain('2 events, whole');
  store.close();
});

test('a file that is no ledger is a broken one; no file at all is wrong usage', () => {
  expect(verify()).toMatchObject({ status: 2 });
  expect(cli('ledger-verify', [])).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage') });
  writeFileSync(dataPaths(dir.dir).database, 'x'.repeat(5_000));
  expect(verify()).toMatchObject({ status: 1, stdout: expect.stringContaining('Not a ledger') });
});
