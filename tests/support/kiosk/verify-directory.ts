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
