import { sql, type Kysely } from 'kysely';

/** Of two registrations under one id the earlier counts, in whatever order they arrive. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE visit ADD COLUMN registered_stamp text`.execute(db);
  await sql`
    UPDATE visit SET registered_stamp = event.at FROM event
    WHERE event.site_id = visit.site_id AND event.node = visit.node AND event.seq = visit.details_seq`.execute(
    db,
  );
}
