import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';

export interface LastTry {
  readonly message_id: string;
  readonly channel: string;
  readonly at: number;
  readonly outcome: string;
}

/** What came of the last try of each message that was tried at all. */
export async function readLastTries(
  db: Db,
  site: Site,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, LastTry>> {
  if (messageIds.length === 0) return new Map();
  const { rows } = await sql<LastTry>`
    SELECT DISTINCT ON (message_id) message_id, channel, at, outcome FROM delivery
    WHERE site_id = ${site.id} AND message_id = ANY(${[...messageIds]})
    ORDER BY message_id, attempt DESC, at DESC`.execute(db);
  return new Map(rows.map((row) => [row.message_id, row]));
}
