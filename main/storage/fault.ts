import type { StoreFault } from './store.ts';

/** Thrown inside a transaction to leave it: the caller broke a rule. Caught in `transact`, never seen outside storage. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

// SQLite's primary result codes; the extended code carries them in its low byte.
const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

const words: Readonly<Record<number, string>> = {
  [SQLITE_BUSY]: 'another program is writing to the database',
  [SQLITE_READONLY]: 'the database may not be written',
  [SQLITE_IOERR]: 'the disk reported an error',
  [SQLITE_CORRUPT]: 'the database file is damaged; it was left as it is',
  [SQLITE_CANTOPEN]: 'the database file cannot be opened',
  [SQLITE_NOTADB]: 'the file is not a database; it was left as it is',
};

/** What the world can do to a database, in words without content. `undefined` for anything else: that is a bug. */
export function faultOf(error: unknown): StoreFault | undefined {
  if (error instanceof Refused) return { kind: 'not-allowed', detail: error.message };
  const code = sqliteCode(error);
  if (code === undefined) return undefined;
  if (code === SQLITE_FULL) return { kind: 'disk-full', detail: 'the disk is full; nothing was written' };
  const detail = words[code];
  return detail === undefined ? undefined : { kind: 'storage', detail };
}

function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  return error.errcode & 0xff;
}
