import { sql, type Kysely } from 'kysely';

/** Alerts to guards, and who asks the population database about whom. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE alert (
    site_id text NOT NULL,
    id text NOT NULL,
    -- A word of AlertKind (server/contract/alerts.ts).
    kind text NOT NULL,
    subject text NOT NULL,
    -- The condition it tells of, once each; emptied when the condition ends, so that it may come again.
    dedupe text,
    state text NOT NULL,
    -- Words and numbers for the sentence; nothing about a person.
    details jsonb NOT NULL,
    opened_at bigint NOT NULL,
    escalated_at bigint,
    acknowledged_at bigint,
    acknowledged_by text,
    resolved_at bigint,
    resolved_by text,
    -- Under the site's secret: people write names.
    note bytea,
    PRIMARY KEY (site_id, id)
  )`,
  `CREATE UNIQUE INDEX alert_dedupe ON alert (site_id, dedupe) WHERE dedupe IS NOT NULL`,
  `CREATE INDEX alert_current ON alert (site_id, opened_at) WHERE state <> 'resolved'`,
  `CREATE INDEX alert_past ON alert (site_id, resolved_at) WHERE state = 'resolved'`,
  // Whoever asks about a visit holds it until the lease is over: copies of the server do not ask twice.
  `CREATE TABLE verification (
    site_id text NOT NULL,
    visit_id text NOT NULL,
    attempts integer NOT NULL,
    next_at bigint NOT NULL,
    PRIMARY KEY (site_id, visit_id)
  )`,
  `CREATE INDEX visit_to_complete ON visit (site_id, registered_at) WHERE route = 'green-channel' AND completed_at IS NULL`,
];
