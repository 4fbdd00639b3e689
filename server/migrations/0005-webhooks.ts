import { sql, type Kysely } from 'kysely';

/** What a webhook is called and since when it fails; what its calls tell, and what came of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `ALTER TABLE webhook ADD COLUMN name text NOT NULL DEFAULT ''`,
  `ALTER TABLE webhook ADD COLUMN failing_since bigint`,
  `ALTER TABLE webhook_call ADD COLUMN type text NOT NULL DEFAULT ''`,
  // A word such as `timeout`, where there was no answer.
  `ALTER TABLE webhook_call ADD COLUMN last_fault text`,
  `ALTER TABLE webhook_call ADD COLUMN settled_at bigint`,
  `CREATE INDEX webhook_call_by_time ON webhook_call (site_id, webhook_id, created_at DESC)`,
];
