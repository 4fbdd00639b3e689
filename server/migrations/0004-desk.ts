import { sql, type Kysely } from 'kysely';

/** What the desk looks up, and the registers that are read by time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  ...['phone_tail', 'name', 'pinyin', 'initials'].map(
    (what) =>
      `CREATE INDEX reservation_by_${what} ON reservation (site_id, ${what}_token, from_at) WHERE ${what}_token IS NOT NULL`,
  ),
  `CREATE INDEX visit_by_badge_number ON visit (site_id, badge_number, registered_at DESC) WHERE badge_number IS NOT NULL`,
  `CREATE INDEX visit_by_time ON visit (site_id, registered_at, id)`,
  `CREATE INDEX message_by_time ON message (site_id, created_at, id)`,
  `CREATE INDEX feedback_by_time ON feedback (site_id, given_at, id)`,
  // Looks and exports are few among the events, and an inspector reads them by day.
  `CREATE INDEX event_disclosure ON event (site_id, type, received_at, node, seq) WHERE type IN ('data.accessed', 'data.exported')`,
];
