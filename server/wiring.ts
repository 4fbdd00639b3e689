import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '../domain/kernel/result.ts';
import { instant, type Instant } from '../domain/kernel/time.ts';
import { timeOrderedId } from '../crypto/time-ordered-id.ts';
import { createChannels, readChannelsConfig } from './channels/index.ts';
import type { ServerConfig } from './config/schema.ts';
import { openMasterKey } from './config/master-key.ts';
import type { ServerContext } from './context.ts';
import { connectEmbedded, connectPostgres } from './database/connect.ts';
import { databaseFault } from './database/database-fault.ts';
import { lockDatabase } from './database/one-process.ts';
import { migrateToLatest } from './database/migrate.ts';
import { createLiveBus } from './live/bus.ts';
import type { ServerLog } from './logging/log.ts';
import { createVerifier, readVerifierConfig } from './platforms/verifier/index.ts';
import { mendFeed } from './repositories/ledger/feed.ts';
import { openSites } from './site/sites.ts';

export interface ContextInput {
  readonly config: ServerConfig;
  /** For the embedded database and the key file. */
  readonly dataDir: string;
  /** `YINGBIN_SERVER_KEY`. */
  readonly serverKey: string | undefined;
  readonly log: ServerLog;
  /** Tests move the clock. */
  readonly now?: () => Instant;
  /** Known once the server listens. */
  readonly publicUrl: () => string;
}

/** Opens database and sites. Whatever is chosen is chosen here: clock, randomness, files. The error is a sentence. */
export async function createContext(
  input: ContextInput,
): Promise<Result<ServerContext & { close(): Promise<void> }, string>> {
  const { config, dataDir, log, publicUrl } = input;
  const now = input.now ?? (() => instant(Date.now()));
  const random = (length: number): Uint8Array => randomBytes(length);
  const channels = readChannelsConfig(config.channels ?? {}, process.env);
  if (!channels.ok)
    return err(channels.error.map(({ path, problem }) => `channels.${path}: ${problem}`).join('\n'));
  const verifier =
    config.verifier === undefined ? ok(undefined) : readVerifierConfig(config.verifier, process.env);
  if (!verifier.ok)
    return err(verifier.error.map(({ path, problem }) => `verifier.${path}: ${problem}`).join('\n'));
  const masterKey = openMasterKey(dataDir, input.serverKey, random);
  if (!masterKey.ok) return masterKey;

  const release = config.databaseUrl ? undefined : await lockDatabase(dataDir);
  if (!config.databaseUrl && !release)
    return err(`Another process works on the database in ${dataDir}; stop it first`);
  const connection = config.databaseUrl
    ? await connectPostgres(config.databaseUrl, config.databaseConnections)
    : await connectEmbedded(join(dataDir, 'server-database'));
  try {
    const began = process.hrtime.bigint();
    await migrateToLatest(connection.db);
    log.write('database.migrated', { ms: Math.round(Number(process.hrtime.bigint() - began) / 1e6) });
    if (await mendFeed(connection.db, () => randomBytes(6).toString('hex'))) log.write('feed.mended', {});
    const sites = await openSites(connection.db, config, masterKey.value, {
      randomBytes: random,
      now,
      publicUrl,
    });
    const bus = await createLiveBus(connection, randomBytes(6).toString('hex'), globalThis);
    return ok({
      ...{ config, connection, sites, bus, log, now, publicUrl },
      db: connection.db,
      verifier: createVerifier(verifier.value, { fetch, now, nonce: randomUUID }),
      channels: createChannels(channels.value, { fetch, now, nonce: randomUUID }),
      webPush: channels.value.webPush && {
        publicKey: channels.value.webPush.publicKey,
        hosts: channels.value.webPush.hosts,
      },
      randomBytes: random,
      newId: () => timeOrderedId(now(), random),
      timers: {
        setTimeout: (work, ms) => setTimeout(work, ms),
        clearTimeout: (timer) => clearTimeout(timer),
      },
      onCommitted: (siteId, kinds) => bus.changed(siteId, kinds),
      async close() {
        await bus.stop();
        await connection.close();
        await release?.();
      },
    });
  } catch (error) {
    await connection.close();
    await release?.();
    if (error instanceof Error && /key file does not open/.test(error.message)) return err(error.message);
    const fault = databaseFault(error);
    if (fault !== undefined) return err(fault);
    throw error;
  }
}
