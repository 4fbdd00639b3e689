import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { faultOf } from '../fault.ts';
import { dataPaths } from '../paths.ts';
import { verifyLedger, type LedgerReport } from '../verify.ts';

// npm run ledger:verify -- DATA_DIR: needs no key and changes nothing, so an inspector may run it on a copy.
// Exit 0: every chain is whole, 1: a broken link or a damaged file, 2: wrong usage.

process.exitCode = main(process.argv.slice(2));

function main([dir, ...more]: readonly string[]): 0 | 1 | 2 {
  if (dir === undefined || more.length > 0) return usage('Usage: npm run ledger:verify -- DATA_DIR');
  const { database } = dataPaths(dir);
  if (!existsSync(database)) return usage(`There is no ${database}`);
  try {
    const db = new DatabaseSync(database, { readOnly: true });
    try {
      return tell(verifyLedger(db), damage(db));
    } finally {
      db.close();
    }
  } catch (error) {
    const fault = faultOf(error);
    // Anything else SQLite says of a foreign file, such as a missing table, is no ledger either.
    console.log(`Not a ledger: ${fault?.detail ?? 'the file does not hold the tables of this program'}`);
    return 1;
  }
}

function tell(report: LedgerReport, fileDamage: string | undefined): 0 | 1 {
  for (const { node, events, head, broken } of report.chains) {
    console.log(`chain ${node}: ${events} events, ${broken ? 'BROKEN' : 'whole'}`);
    if (head) console.log(`  ${broken ? 'whole up to' : 'head'} ${head.seq} ${head.hash}`);
    if (broken) console.log(`  first broken link at ${broken.seq}: ${broken.words}`);
  }
  console.log(`${report.events} events in ${report.chains.length} chains`);
  if (fileDamage !== undefined) console.log(`The database file is damaged: ${fileDamage}`);
  if (!report.broken && fileDamage === undefined) {
    console.log('Every chain is whole.');
    return 0;
  }
  return 1;
}

/** What the chains cannot see: indexes and other tables. */
function damage(db: DatabaseSync): string | undefined {
  const row = db.prepare('PRAGMA integrity_check(1)').get() as { integrity_check: string } | undefined;
  return row?.integrity_check === 'ok' ? undefined : (row?.integrity_check ?? 'no answer');
}

function usage(words: string): 2 {
  console.error(words);
  return 2;
}
