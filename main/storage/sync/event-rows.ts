import type { NodeId } from '../../../domain/kernel/brand.ts';
import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import type { Database } from '../database.ts';

export interface EventRow {
  readonly node: NodeId;
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly subject: string;
  readonly actor: string;
  readonly data: string;
  readonly sealed: Uint8Array | null;
  readonly key_id: string | null;
  readonly prev_hash: string;
  readonly hash: string;
}

export function rowToEvent({ sealed, key_id, prev_hash, ...row }: EventRow): LedgerEvent {
  return {
    ...row,
    ...(sealed && { sealed }),
    ...(key_id !== null && { keyId: key_id }),
    prevHash: prev_hash,
  };
}

/** Stores an event exactly as it is, whoever wrote it. Inside a transaction. */
export function insertEvent(database: Database, event: LedgerEvent): void {
  database.run(
    'INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    event.node,
    event.seq,
    event.at,
    event.type,
    event.subject,
    event.actor,
    event.data,
    event.sealed ?? null,
    event.keyId ?? null,
    event.prevHash,
    event.hash,
  );
}
