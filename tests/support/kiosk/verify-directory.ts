import { DatabaseSync } from 'node:sqlite';
import { dataPaths } from '../../../main/storage/paths.ts';
import { verifyLedger } from '../../../main/storage/verify.ts';

/** What `npm run ledger:verify` would find in this data directory. */
export function verifyDirectory(dir: string): {
  readonly ok: boolean;
  readonly events: number;
  readonly why?: string;
} {
  const database = new DatabaseSync(dataPaths(dir).database, { readOnly: true });
  try {
    const report = verifyLedger(database);
    return {
      ok: report.broken === undefined,
      events: report.events,
      ...(report.broken && { why: JSON.stringify(report.broken) }),
    };
  } finally {
    database.close();
  }
}

/** How many events of one type the journal holds. */
export function countEvents(dir: string, type: string): number {
  const database = new DatabaseSync(dataPaths(dir).database, { readOnly: true });
  try {
    return Number(database.prepare('SELECT count(*) AS n FROM event WHERE type = ?').get(type)?.['n']);
  } finally {
    database.close();
  }
}
