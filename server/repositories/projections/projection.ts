import type { FactData, FactType } from '../../../domain/ledger/catalogue.ts';
import type { SealedDetails, SealedType } from '../../../domain/ledger/details.ts';
import type { Tokens } from '../../../crypto/tokens.ts';

/** An event as a fold sees it. */
export interface Seen {
  readonly node: string;
  readonly seq: number;
  /** Sorts as text like the hybrid clock does. */
  readonly stamp: string;
  readonly actor: string;
  readonly tokens: Tokens;
  /** The node of the site's server, whose word on what both keep comes before a kiosk's. */
  readonly server: string;
}

type DetailsOf<T extends FactType> = T extends SealedType ? SealedDetails[T] | undefined : undefined;

/**
 * How one kind of subject's events become its row. The events of two nodes may arrive in either order, so a fold never
 * trusts the order: where two facts could disagree, the row remembers which stamp won.
 * `details` is missing once the subject was erased.
 */
export interface Projection<Row> {
  readonly table: string;
  /** Before the first event. */
  empty(siteId: string, id: string): Row;
  readonly on: {
    readonly [T in FactType]?: (row: Row, data: FactData<T>, event: Seen, details: DetailsOf<T>) => Row;
  };
}

/** Whether an event stamped `stamp` replaces what `than` left: the later stamp wins. */
export function isLater(stamp: string, than: string | null): boolean {
  return than === null || stamp > than;
}

/** Whether it came before what `than` left: the first stamp wins. */
export function isEarlier(stamp: string, than: string | null): boolean {
  return than === null || stamp < than;
}

/** Of records that both server and kiosks keep, the server's counts; among kiosks the later. */
export function isNewRecord(
  { node, stamp, server }: Pick<Seen, 'node' | 'stamp' | 'server'>,
  than: { readonly node: string | null; readonly stamp: string | null },
): boolean {
  const wasServers = than.node === server;
  return wasServers === (node === server) ? isLater(stamp, than.stamp) : !wasServers;
}
