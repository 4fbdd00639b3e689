import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../build/paths.ts';
import { dataPaths } from '../../main/storage/paths.ts';
import { openLobby, type Lobby } from './support/lobby.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'ledger' });
});
afterAll(() => lobby?.close());

interface Verdict {
  readonly code: number;
  readonly output: string;
}

/** What an inspector types. */
async function ledgerVerify(dataDir: string): Promise<Verdict> {
  const script = join(root, 'main', 'storage', 'cli', 'ledger-verify.ts');
  return promisify(execFile)(process.execPath, [script, dataDir]).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, output: stdout }),
  );
}

/** Whoever changes the register does it with the file in hand and without the program. */
function flipOneByte(file: string, type: string): number {
  const database = new DatabaseSync(file);
  try {
    const row = database.prepare('SELECT seq, sealed FROM event WHERE type = ? LIMIT 1').get(type);
    const { seq, sealed } = row as { seq: number; sealed: Uint8Array };
    sealed.set([(sealed.at(-1) ?? 0) ^ 1], sealed.length - 1);
    database.prepare('UPDATE event SET sealed = ? WHERE seq = ?').run(sealed, seq);
    return seq;
  } finally {
    database.close();
  }
}

// A day at the desk, then the inspector comes.
test('the ledger of a whole story is proved whole, holds no name, and gives away a single changed bit', async () => {
  const { visitor, staff, dock } = lobby;
  await dock.putCard('walk-in');
  await visitor.agrees();
  await visitor.answersEverything('13800000091');
  await visitor.press('confirm.go');
  await visitor.sees('review.title');
  await visitor.press('review.staff');
  await staff.signsIn('guard');
  await visitor.sees('staff-review.title');
  await visitor.press('staff-review.approve');
  await visitor.sees('done.title-checked-in');
  await lobby.everybodyLeaves();
  await dock.scanLabel();
  await visitor.press('check-out-confirm.go');
  await visitor.sees('done.title-checked-out');
  expect(await lobby.shell().close()).toBe(0);

  const whole = await ledgerVerify(lobby.dataDir);
  expect(whole).toMatchObject({ code: 0, output: expect.stringMatching(/chain \S+: \d+ events, whole/) });

  const { database: file } = dataPaths(lobby.dataDir);
  const database = new DatabaseSync(file, { readOnly: true });
  const events = database.prepare('SELECT type, subject, actor, data FROM event').all();
  database.close();
  const open = JSON.stringify(events);
  for (const type of ['visit.registered', 'visit.checked-out', 'staff.signed-in'])
    expect(open).toContain(type);
  for (const personal of ['李样本', '310101190006151243', '13800000091'])
    expect(open).not.toContain(personal);

  const seq = flipOneByte(file, 'visit.registered');
  const broken = await ledgerVerify(lobby.dataDir);
  expect(broken.code).toBe(1);
  expect(broken.output).toContain(`first broken link at ${seq}`);
});
