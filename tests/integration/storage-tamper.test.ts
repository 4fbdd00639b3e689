import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataPaths } from '../../main/storage/paths.ts';
import { verifyLedger } from '../../main/storage/verify.ts';
import { fillKiosk } from '../support/storage-acts.ts';
import { startKiosk, type TestKiosk } from '../support/storage-kiosk.ts';

// Somebody with the database file and SQLite, but without the program: no edit of a row may stay unseen.

let kiosk: TestKiosk;
let db: DatabaseSync;
beforeAll(() => {
  kiosk = startKiosk();
  fillKiosk(kiosk);
  db = kiosk.database.raw;
});
afterAll(() => kiosk.close());

const textColumns = ['node', 'at', 'type', 'subject', 'actor', 'data', 'key_id', 'prev_hash', 'hash'];
const seqs = () =>
  (db.prepare('SELECT seq FROM event ORDER BY seq').all() as { seq: number }[]).map((r) => r.seq);

/** Does `edit`, verifies and takes the edit back. */
function brokenBy(edit: () => void) {
  db.exec('PRAGMA foreign_keys = OFF; SAVEPOINT edit');
  try {
    edit();
    return verifyLedger(db)
      .chains.map((chain) => chain.broken?.words)
      .join('; ');
  } finally {
    db.exec('ROLLBACK TO edit; RELEASE edit; PRAGMA foreign_keys = ON');
  }
}
/** `event 1`, but not `event 17`. */
const naming = (seq: number) => new RegExp(`event ${seq}\\b`);
const run = (sql: string, ...params: (string | number | Uint8Array | null)[]) => {
  const { changes } = db.prepare(sql).run(...params);
  expect(changes, sql).toBeGreaterThan(0);
};

test('the untouched ledger is whole', () => {
  expect(seqs().length).toBe(19);
  expect(brokenBy(() => undefined)).toBe('');
});

test('an edit of any column of any row is found and names the row', () => {
  for (const seq of seqs())
    for (const column of textColumns) {
      const words = brokenBy(() =>
        run(`UPDATE event SET ${column} = ifnull(${column}, '') || 'x' WHERE seq = ?`, seq),
      );
      expect(words, `${column} of ${seq}`).toMatch(naming(seq));
    }
  for (const seq of seqs()) {
    const words = brokenBy(() =>
      run(`UPDATE event SET sealed = CAST(ifnull(sealed, x'') || x'00' AS BLOB) WHERE seq = ?`, seq),
    );
    expect(words, `sealed of ${seq}`).toMatch(naming(seq));
  }
});

test('a value taken away is found: what was sealed, and the name of its key', () => {
  for (const column of ['sealed', 'key_id'])
    for (const { seq } of db.prepare('SELECT seq FROM event WHERE sealed IS NOT NULL').all() as {
      seq: number;
    }[])
      expect(brokenBy(() => run(`UPDATE event SET ${column} = NULL WHERE seq = ?`, seq))).toContain(
        `event ${seq}`,
      );
});

// One row that seals something and one that does not; in each byte a bit that keeps the text valid and one that does not.
test('a flip of any byte of any stored value is found', () => {
  const sealedSeq = db.prepare('SELECT min(seq) AS seq FROM event WHERE sealed IS NOT NULL').get()?.[
    'seq'
  ] as number;
  for (const seq of [1, sealedSeq]) {
    for (const column of [...textColumns, 'sealed']) {
      const kept = db.prepare(`SELECT CAST(${column} AS BLOB) AS bytes FROM event WHERE seq = ?`).get(seq);
      const bytes = (kept?.['bytes'] ?? new Uint8Array()) as Uint8Array;
      const value = column === 'sealed' ? '?' : 'CAST(? AS TEXT)';
      for (let i = 0; i < bytes.length; i++)
        for (const mask of [0x01, 0x80]) {
          const flipped = Uint8Array.from(bytes);
          flipped[i] = (bytes[i] ?? 0) ^ mask;
          const words = brokenBy(() =>
            run(`UPDATE event SET ${column} = ${value} WHERE seq = ?`, flipped, seq),
          );
          expect(words, `byte ${i} of ${column} of event ${seq}`).toMatch(naming(seq));
        }
    }
  }
});

test('a row that moves to another number, or to another chain, is found', () => {
  for (const seq of seqs()) {
    expect(brokenBy(() => run('UPDATE event SET seq = seq + 1000 WHERE seq = ?', seq))).toContain(
      `event ${seq} is missing`,
    );
    expect(brokenBy(() => run(`UPDATE event SET node = 'k2' WHERE seq = ?`, seq))).toMatch(naming(seq));
  }
});

test('a number beyond what JavaScript can count is found, not a crash', () => {
  const last = seqs().length;
  const words = brokenBy(() => run('UPDATE event SET seq = 9223372036854775807 WHERE seq = ?', last));
  expect(words).toMatch(new RegExp(`event ${last} is missing`));
  expect(brokenBy(() => run('UPDATE chain_head SET seq = 9223372036854775807'))).toContain(
    'the tail was cut off',
  );
});

test('every deleted row is found, the last one as well', () => {
  const last = seqs().length;
  for (const seq of seqs()) {
    const words = brokenBy(() => run('DELETE FROM event WHERE seq = ?', seq));
    expect(words).toContain(seq === last ? 'the tail was cut off' : `event ${seq} is missing`);
  }
});

test('a tail cut off is found, and so is a head that was turned back with it', () => {
  const words = brokenBy(() => run('DELETE FROM event WHERE seq > 5'));
  expect(words).toContain('the chain ends at event 5');
  expect(brokenBy(() => run('DELETE FROM chain_head'))).toContain('head is missing');
  expect(brokenBy(() => run('UPDATE chain_head SET seq = seq - 1'))).toContain('is not the remembered head');
});

test('a row put in between, and two rows that changed places, are found', () => {
  const inserted = brokenBy(() => {
    run('UPDATE event SET seq = -seq - 1 WHERE seq > 4');
    run('UPDATE event SET seq = -seq WHERE seq < 0');
    run(
      'INSERT INTO event SELECT node, 5, at, type, subject, actor, data, sealed, key_id, prev_hash, hash FROM event WHERE seq = 4',
    );
  });
  expect(inserted).toContain('event 5');
  const swapped = brokenBy(() => {
    run('UPDATE event SET seq = -7 WHERE seq = 7');
    run('UPDATE event SET seq = 7 WHERE seq = 8');
    run('UPDATE event SET seq = 8 WHERE seq = -7');
  });
  expect(swapped).toContain('event 7');
});

// The chain cannot tell a forger who computes every hash anew; the head printed elsewhere can.
test('a chain forged from one event on ends in another head', () => {
  const head = verifyLedger(db).chains[0]?.head?.hash;
  const again = startKiosk();
  again.clock.move(1);
  fillKiosk(again);
  expect(again.store.verify().chains[0]?.head?.hash).not.toBe(head);
  again.close();
});

test('a byte changed in the file itself, with SQLite out of the way, is found', () => {
  const other = startKiosk();
  fillKiosk(other);
  const path = dataPaths(other.dir).database;
  other.database.get('PRAGMA wal_checkpoint(TRUNCATE)');
  const file = readFileSync(path);
  // `"category":"short-term"` stands only in the data of events.
  const at = file.indexOf('"category":"short-term"');
  expect(at).toBeGreaterThan(0);
  file[at + 12] = 'S'.charCodeAt(0);
  writeFileSync(path, file);
  const edited = new DatabaseSync(path, { readOnly: true });
  expect(verifyLedger(edited).broken?.words).toMatch(/event \d+ was changed/);
  edited.close();
  other.close();
});
