import { createSecretKey, type KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { RandomBytes } from '../../../domain/kernel/random.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';

const keyBytes = 32;

/** The keys that still exist. Whoever has none was erased, or nothing was ever sealed for them. */
export interface Keys {
  /** The key of this name. */
  named(subject: string, keyId: string): KeyObject | undefined;
  /** All of a subject's keys. */
  of(subject: string): readonly { readonly id: string; readonly key: KeyObject }[];
  /** The one that new facts are sealed under. */
  current(subject: string): { readonly id: string; readonly key: KeyObject } | undefined;
}

export interface NewKey {
  readonly subject: string;
  readonly keyId: string;
  readonly key: Uint8Array;
}

export async function findKeys(db: Db, site: Site, subjects: readonly string[]): Promise<Keys> {
  const rows =
    subjects.length === 0
      ? []
      : await db
          .selectFrom('subject_key')
          .select(['subject', 'key_id', 'wrapped'])
          .where('site_id', '=', site.id)
          .where('subject', '=', sql<string>`ANY(${[...new Set(subjects)]})`)
          .where('wrapped', 'is not', null)
          .orderBy('key_id')
          .execute();
  const keys = new Map<string, Map<string, KeyObject>>();
  for (const { subject, key_id, wrapped } of rows) {
    const key = wrapped && site.keyRing.unwrap(wrapped, subject);
    if (!key) throw new Error('A subject key does not open under the secret of its site');
    const own = keys.get(subject) ?? new Map<string, KeyObject>();
    keys.set(subject, own.set(key_id, createSecretKey(key)));
  }
  return {
    named: (subject, keyId) => keys.get(subject)?.get(keyId),
    of: (subject) => [...(keys.get(subject) ?? [])].map(([id, key]) => ({ id, key })),
    // The server's own first: a kiosk must not choose what the server seals under.
    current(subject) {
      const all = [...(keys.get(subject) ?? [])];
      const [id, key] = all.find(([name]) => name.startsWith(`${site.node}:`)) ?? all[0] ?? [];
      return id !== undefined && key ? { id, key } : undefined;
    },
  };
}

/** Keys that came with events. One that is known stays as it is; an erased subject gets none. */
export async function addKeys(db: Db, site: Site, keys: readonly NewKey[]): Promise<void> {
  if (keys.length === 0) return;
  const rows = keys.map(({ subject, keyId, key }) => ({
    subject,
    key_id: keyId,
    wrapped: Buffer.from(site.keyRing.wrap(key, subject)).toString('base64'),
  }));
  await sql`
    INSERT INTO subject_key (site_id, subject, key_id, wrapped)
    SELECT ${site.id}, x.subject, x.key_id, decode(x.wrapped, 'base64')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(subject text, key_id text, wrapped text)
    WHERE NOT EXISTS (
      SELECT 1 FROM subject_key AS gone WHERE gone.site_id = ${site.id} AND gone.subject = x.subject AND gone.key_id = '')
    ORDER BY x.subject, x.key_id
    ON CONFLICT DO NOTHING`.execute(db);
}

/** Makes a key for everyone in `wanted` who has none; `wanted` names it by the event that first uses it. */
export async function findOrCreateKeys(
  db: Db,
  site: Site,
  wanted: ReadonlyMap<string, string>,
  randomBytes: RandomBytes,
): Promise<Keys> {
  const subjects = [...wanted.keys()];
  const known = await findKeys(db, site, subjects);
  const missing = [...wanted].filter(([subject]) => !known.current(subject));
  if (missing.length === 0) return known;
  await addKeys(
    db,
    site,
    missing.map(([subject, keyId]) => ({ subject, keyId, key: randomBytes(keyBytes) })),
  );
  // Read back: an erased subject got none.
  return findKeys(db, site, subjects);
}

/** Erases: whatever was sealed for the subject opens nowhere any more. */
export async function destroyKeys(db: Db, site: Site, subject: string): Promise<void> {
  await db
    .insertInto('subject_key')
    .values({ site_id: site.id, subject, key_id: '', wrapped: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .deleteFrom('subject_key')
    .where('site_id', '=', site.id)
    .where('subject', '=', subject)
    .where('key_id', '!=', '')
    .execute();
}
