import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import type { NodeId } from '../../../domain/kernel/brand.ts';

/** A row of `event` as a query gives it. */
export interface EventRow {
  readonly node: string;
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

export const eventColumns = [
  ...([
    'node',
    'seq',
    'at',
    'type',
    'subject',
    'actor',
    'data',
    'sealed',
    'key_id',
    'prev_hash',
    'hash',
  ] as const),
] as const;

export function toEvent(row: EventRow): LedgerEvent {
  const { sealed, key_id, prev_hash, node, ...rest } = row;
  return {
    ...rest,
    node: node as NodeId,
    ...(sealed && { sealed }),
    ...(key_id !== null && { keyId: key_id }),
    prevHash: prev_hash,
  };
}
