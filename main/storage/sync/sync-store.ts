import type { Result } from '../../../domain/kernel/result.ts';
import type { Instant, LocalDay } from '../../../domain/kernel/time.ts';
import type { LedgerEvent, Subject } from '../../../domain/ledger/event.ts';
import type { BatchLimit } from '../../../domain/sync/batches.ts';
import type { FormTaken } from '../../../domain/sync/session-wire.ts';
import type { SiteSettings } from '../../../domain/sync/wire.ts';
import type { StoreFault } from '../store.ts';

/** What a kiosk knows of the site it has joined. Bytes are 32 each. */
export interface JoinedSite {
  readonly site: string;
  readonly serverUrl: string;
  /** Ed25519: no other server will do. */
  readonly serverKey: Uint8Array;
  readonly passKey: Uint8Array;
  readonly ticketKey: Uint8Array;
  /** Ed25519 keys that passes are signed with; they change now and then. */
  readonly passPublicKeys: readonly Uint8Array[];
}

export interface TravellingKey {
  readonly subject: string;
  readonly keyId: string;
  readonly key: Uint8Array;
}

/** What one answer of the server brings. */
export interface RemoteBatch {
  readonly events: readonly LedgerEvent[];
  readonly keys: readonly TravellingKey[];
  /** Where the next one begins. */
  readonly cursor: string;
  readonly settings?: SiteSettings;
  readonly passPublicKeys?: readonly Uint8Array[];
}

export type RemoteFault =
  | StoreFault
  /** An event whose hash or stamp is wrong: nothing of the batch was taken. */
  | { readonly kind: 'broken-event'; readonly node: string; readonly seq: number };

/** The kiosk's side of what nodes tell each other. */
export interface SyncStore {
  /**
   * The kiosk's own Ed25519 private key, 32 bytes: made when it is first needed and kept for good, so that a kiosk that asks again
   * after a crash is still the same one.
   */
  identity(): Result<Uint8Array, StoreFault>;
  /** `undefined` while the kiosk is alone. */
  joined(): JoinedSite | undefined;
  /**
   * Joins a site, or joins it anew. The site's pepper makes every look-up token anew; what was pushed and pulled before begins
   * again, which costs time and repeats nothing.
   */
  adopt(site: JoinedSite, pepper: Uint8Array): Result<void, StoreFault>;

  /** The number of this kiosk's last event; 0 before the first. */
  head(): number;
  /** The last event that the server said it holds. */
  acknowledged(): number;
  acknowledge(seq: number): Result<void, StoreFault>;
  /** This kiosk's next events after `after`, and the keys that open them. */
  outgoing(after: number, limit: BatchLimit): Pick<RemoteBatch, 'events' | 'keys'>;
  /** Calls after every commit of this process. Returns its own removal. */
  onCommit(listener: () => void): () => void;

  cursor(): string;
  settings(): SiteSettings | undefined;
  dataAt(): Instant | undefined;
  /**
   * Takes what other nodes said, all of a batch or nothing; returns the events that were new. Repeated events change nothing, and
   * nobody else speaks for this kiosk.
   */
  applyRemote(batch: RemoteBatch): Result<readonly LedgerEvent[], RemoteFault>;
  /** Takes away the keys of other nodes' subjects that nobody needs here any more; whose. No erasure: the server has them. */
  sweepKeys(today: LocalDay): Result<readonly Subject[], StoreFault>;

  /** A phone's form was dealt with here. */
  formTaken(taken: FormTaken): Result<void, StoreFault>;
  isFormTaken(id: string): boolean;
  /** What the server has not heard of yet, oldest first. */
  formsToTell(): readonly FormTaken[];
  formTold(id: string): Result<void, StoreFault>;
}
