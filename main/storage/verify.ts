import type { DatabaseSync } from 'node:sqlite';
import {
  createChainVerifier,
  createPartVerifier,
  type BrokenLink,
  type ChainHead,
  type ChainReport,
  type ChainVerifier,
  type RemoteCount,
} from '../../domain/ledger/chain.ts';
import type { NodeId } from '../../domain/kernel/brand.ts';
import { sha256 } from '../../crypto/sha256.ts';

export interface LedgerReport {
  readonly chains: readonly ChainReport[];
  readonly events: number;
  readonly broken?: BrokenLink;
}

// Texts are read as bytes: SQLite would quietly mend a damaged character on the way out.
const textColumns = [
  'node',
  'at',
  'type',
  'subject',
  'actor',
  'data',
  'key_id',
  'prev_hash',
  'hash',
] as const;
type TextColumn = (typeof textColumns)[number];
type RawRow = Readonly<Record<TextColumn, Uint8Array | null>> & {
  /** As text: an edited number may be larger than a JavaScript number can be. */
  readonly seq: string;
  readonly sealed: unknown;
  readonly kinds: string;
};

const eventsOfNode = `
  SELECT CAST(seq AS TEXT) AS seq, sealed, ${textColumns.map((c) => `CAST(${c} AS BLOB) AS ${c}`).join(', ')},
    concat_ws(' ', typeof(seq), typeof(sealed), ${textColumns.map((c) => `typeof(${c})`).join(', ')}) AS kinds
  FROM event WHERE CAST(node AS BLOB) = CAST(? AS BLOB) ORDER BY event.seq`;

/**
 * Walks every chain in the database: its own from the first event to the remembered head, and what came here of other nodes'. Needs no key:
 * personal data is checked sealed, as it lies there.
 */
export function verifyLedger(db: DatabaseSync): LedgerReport {
  const heads = db
    .prepare('SELECT node, CAST(seq AS REAL) AS seq, hash FROM chain_head ORDER BY node')
    .all() as unknown as ChainHead[];
  const written = db.prepare('SELECT DISTINCT node FROM event ORDER BY node').all() as { node: string }[];
  const remote = remoteCounts(db);
  const nodes = [...new Set([...heads, ...written, ...remote].map(({ node }) => node))].sort();
  const chains = nodes.map((node) => {
    const head = heads.find((one) => one.node === node);
    const count = remote.find((one) => one.node === node);
    if (head || !count) {
      const whole = createChainVerifier(node, sha256);
      readChain(db, node, whole);
      return whole.finish(head);
    }
    const part = createPartVerifier(node, sha256);
    readChain(db, node, part);
    return part.finish(count);
  });
  const broken = chains.find((chain) => chain.broken)?.broken;
  return {
    chains,
    events: chains.reduce((sum, chain) => sum + chain.events, 0),
    ...(broken && { broken }),
  };
}

/** None in a database of before there was a site server. */
function remoteCounts(db: DatabaseSync): readonly RemoteCount[] {
  if (!db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'remote_chain'`).get()) return [];
  return db
    .prepare('SELECT node, events, last_seq FROM remote_chain ORDER BY node')
    .all() as unknown as RemoteCount[];
}

function readChain(
  db: DatabaseSync,
  node: string,
  verifier: Pick<ChainVerifier, 'add' | 'unreadable'>,
): void {
  for (const row of db.prepare(eventsOfNode).iterate(node) as Iterable<RawRow>) {
    const seq = Number(row.seq);
    const texts = textsOf(row);
    if (!texts) {
      verifier.unreadable(seq, `event ${seq} holds bytes that no event can hold`);
      continue;
    }
    verifier.add({
      node: texts.node as NodeId,
      seq,
      at: texts.at,
      type: texts.type,
      subject: texts.subject,
      actor: texts.actor,
      data: texts.data,
      ...(row.sealed instanceof Uint8Array && { sealed: row.sealed }),
      ...(row.key_id && { keyId: texts.key_id }),
      prevHash: texts.prev_hash,
      hash: texts.hash,
    });
  }
}

// `integer blob|null text…`: an edited file can hold a value of another kind than its column.
const rightKinds = /^integer (blob|null)( text){6} (text|null)( text){2}$/;

function textsOf(row: RawRow): Record<TextColumn, string> | undefined {
  if (!rightKinds.test(row.kinds)) return undefined;
  try {
    const texts = textColumns.map(
      (column) => [column, decoder.decode(row[column] ?? new Uint8Array())] as const,
    );
    return Object.fromEntries(texts) as Record<TextColumn, string>;
  } catch {
    return undefined;
  }
}

// A byte-order mark is a byte like any other here.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
