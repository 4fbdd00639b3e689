import { z } from 'zod';
import type { KeyRing } from '../../../crypto/key-ring.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import { siteSettings, type SiteSettings } from '../../../domain/sync/wire.ts';
import type { Database } from '../database.ts';
import type { JoinedSite } from './sync-store.ts';

/** Binds what is wrapped to its use. */
const context = 'sync link';
const identitySetting = 'sync-identity';

const secret = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const secretsSchema = z.strictObject({
  pepper: secret,
  passKey: secret,
  ticketKey: secret,
});
const publicKeys = z.array(secret);

interface LinkRow {
  readonly site: string;
  readonly server_url: string;
  readonly server_key: Uint8Array;
  readonly secrets: Uint8Array;
  readonly pass_public_keys: string;
}

/** The one row of `sync_link`. */
export interface LinkRows {
  read(): { readonly joined: JoinedSite; readonly pepper: Uint8Array } | undefined;
  /** Inside a transaction. */
  write(joined: JoinedSite, pepper: Uint8Array, now: Instant): void;
  settings(): SiteSettings | undefined;
  /** The kiosk's own key; made with `random` where there is none. Inside a transaction. */
  identity(random: () => Uint8Array): Uint8Array;
}

export function createLinkRows(database: Database, keyRing: KeyRing): LinkRows {
  return {
    read() {
      const row = database.get<LinkRow>(
        'SELECT site, server_url, server_key, secrets, pass_public_keys FROM sync_link',
      );
      if (!row) return undefined;
      const opened = keyRing.unwrap(row.secrets, context);
      if (!opened) throw new Error('What the site gave this kiosk does not open under its key ring');
      const { pepper, ...secrets } = secretsSchema.parse(JSON.parse(Buffer.from(opened).toString('utf8')));
      const joined: JoinedSite = {
        site: row.site,
        serverUrl: row.server_url,
        serverKey: row.server_key,
        ...secrets,
        passPublicKeys: publicKeys.parse(JSON.parse(row.pass_public_keys)),
      };
      return { joined, pepper };
    },
    write({ site, serverUrl, serverKey, passKey, ticketKey, passPublicKeys }, pepper, now) {
      const secrets = JSON.stringify({
        pepper: base64(pepper),
        passKey: base64(passKey),
        ticketKey: base64(ticketKey),
      });
      database.run(
        `INSERT OR REPLACE INTO sync_link VALUES (1, ?, ?, ?, ?, ?, ?, 0, '', NULL, NULL)`,
        site,
        serverUrl,
        serverKey,
        keyRing.wrap(Buffer.from(secrets), context),
        publicKeysToText(passPublicKeys),
        now,
      );
    },
    identity(random) {
      const kept = database.get<{ value: string }>(
        'SELECT value FROM setting WHERE name = ?',
        identitySetting,
      );
      if (!kept) {
        const seed = random();
        const wrapped = base64(keyRing.wrap(seed, identitySetting));
        database.run('INSERT INTO setting VALUES (?, ?)', identitySetting, wrapped);
        return seed;
      }
      const opened = keyRing.unwrap(Buffer.from(kept.value, 'base64'), identitySetting);
      if (!opened) throw new Error("The kiosk's own key does not open under its key ring");
      return opened;
    },
    settings() {
      const text = database.get<{ settings: string | null }>('SELECT settings FROM sync_link')?.settings;
      if (text === null || text === undefined) return undefined;
      // Kept by an older program, perhaps: then the server sends them once more.
      const parsed = siteSettings.safeParse(JSON.parse(text));
      return parsed.success ? parsed.data : undefined;
    },
  };
}

export function publicKeysToText(keys: readonly Uint8Array[]): string {
  return JSON.stringify(keys.map(base64));
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
