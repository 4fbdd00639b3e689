import type { NodeId } from '../../domain/kernel/brand.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { plainCode } from '../../domain/ledger/event.ts';
import { badgeNumber } from '../../domain/pass/badge-code.ts';
import { createStore, type LedgerStore, type StoreDeps } from './create-store.ts';
import { openDatabase, type Database } from './database.ts';
import { emptyLog } from './erase.ts';
import { faultOf, Refused } from './fault.ts';
import { migrate } from './migrate.ts';
import { dataPaths } from './paths.ts';
import type { StoreFault } from './store.ts';

export interface OpenStoreOptions extends Omit<StoreDeps, 'node'> {
  /** The data directory; it exists and belongs to the kiosk's account. */
  readonly dir: string;
  /** Names this kiosk in the journal. Chosen at random on the first start when it is not given. */
  readonly nodeId?: NodeId;
  /**
   * What the directory is used for; the first start decides. A demo's staff have printed PINs, so a real site must never
   * run on a demo's data, nor a demo be seeded into a site's.
   */
  readonly purpose?: 'demo' | 'site';
}

const nodePattern = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** Opens the kiosk's database, brings its schema up to date and makes sure the key ring is the one it was written with. */
export function openStore(options: OpenStoreOptions): Result<LedgerStore, StoreFault> {
  const opened = openDatabase(dataPaths(options.dir).database);
  if (!opened.ok) return opened;
  const database = opened.value;
  const store = prepared(database, options);
  if (!store.ok) database.close();
  return store;
}

function prepared(database: Database, options: OpenStoreOptions): Result<LedgerStore, StoreFault> {
  try {
    const migrated = migrate(database, options.now());
    if (!migrated.ok) return migrated;
    const node = database.transact(() => {
      const ring = setting(database, 'key-ring', options.keyRing.id);
      if (ring !== options.keyRing.id)
        throw new Refused('the key file belongs to another database; restore the right one from the backup');
      const { purpose } = options;
      if (purpose !== undefined && setting(database, 'purpose', purpose) !== purpose)
        throw new Refused(
          `this data directory belongs to a ${purpose === 'demo' ? 'real' : 'demo'} site; choose another one (YINGBIN_DATA_DIR)`,
        );
      return setting(database, 'node', options.nodeId ?? randomNode(options)) as NodeId;
    });
    // A wrong key file is no fault of the caller's request, but of what lies in the directory.
    if (!node.ok) return node.error.kind === 'not-allowed' ? err({ ...node.error, kind: 'storage' }) : node;
    const { nodeId = node.value } = options;
    if (!nodePattern.test(nodeId))
      return err({ kind: 'storage', detail: 'the node id may hold a-z, 0-9 and - only' });
    if (!plainCode.test(badgeNumber(options.badgePrefix, 1)))
      return err({ kind: 'storage', detail: 'the badge prefix may hold A-Z, 0-9 and . _ : + - only' });
    emptyLog(database);
    return ok(createStore(database, { ...options, node: nodeId }));
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    return err(fault);
  }
}

/** The value remembered under `name`; `first` is remembered when there is none. */
function setting(database: Database, name: string, first: string): string {
  const known = database.get<{ value: string }>('SELECT value FROM setting WHERE name = ?', name);
  if (known) return known.value;
  database.run('INSERT INTO setting VALUES (?, ?)', name, first);
  return first;
}

function randomNode({ randomBytes }: OpenStoreOptions): string {
  return `k-${Buffer.from(randomBytes(4)).toString('hex')}`;
}
