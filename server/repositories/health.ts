import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** Whether the database answers within `timeoutMs`. */
export async function isDatabaseReady(db: Db, timeoutMs: number): Promise<boolean> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('late')), timeoutMs);
  try {
    await Promise.race([sql`SELECT 1`.execute(db), late]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
