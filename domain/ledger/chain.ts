import { parseStamp, compareStamps, type Stamp } from '../sync/hybrid-clock.ts';
import { genesisHash, hashOf, type Sha256 } from './canonical.ts';
import type { LedgerEvent } from './event.ts';

/** The last event of a chain as the ledger remembers it apart from the events themselves. */
export interface ChainHead {
  readonly node: string;
  readonly seq: number;
  readonly hash: string;
}

export interface BrokenLink {
  readonly node: string;
  readonly seq: number;
  /** What is wrong, in words; never holds an event's content. */
  readonly words: string;
}

/** Checks one node's chain, event by event, without keeping the events in memory. */
export interface ChainVerifier {
  /** The next event by `seq`. After the first broken link the chain proves nothing more, so the rest is only counted. */
  add(event: LedgerEvent): void;
  /** A row that could not even be read as an event. */
  unreadable(seq: number, words: string): void;
  /** Compares the end of the chain with the remembered head, so that a tail cut off is found. */
  finish(head: ChainHead | undefined): ChainReport;
}

export interface ChainReport {
  readonly node: string;
  readonly events: number;
  readonly head?: ChainHead;
  readonly broken?: BrokenLink;
}

export function createChainVerifier(node: string, sha256: Sha256): ChainVerifier {
  let events = 0;
  let last: ChainHead | undefined;
  let lastStamp: Stamp | undefined;
  let broken: BrokenLink | undefined;
  const breakAt = (seq: number, words: string) => (broken ??= { node, seq, words });

  return {
    add(event) {
      events += 1;
      if (broken) return;
      const words = flawOf(event, last, lastStamp, sha256);
      if (words !== undefined) {
        breakAt(event.seq, words);
        return;
      }
      last = { node, seq: event.seq, hash: event.hash };
      lastStamp = parseStamp(event.at);
    },
    unreadable(seq, words) {
      events += 1;
      breakAt(seq, words);
    },
    finish(head) {
      const seq = last?.seq ?? 0;
      if (!broken && !head) breakAt(seq, `the chain's remembered head is missing`);
      if (!broken && head && head.seq > seq)
        breakAt(
          seq + 1,
          `the chain ends at event ${seq}, but the remembered head is event ${head.seq}: the tail was cut off`,
        );
      if (!broken && head && (head.seq !== seq || head.hash !== last?.hash))
        breakAt(seq, `event ${seq} is not the remembered head (event ${head.seq})`);
      return { node, events, ...(last && { head: last }), ...(broken && { broken }) };
    },
  };
}

/** How many of another node's events came here, as remembered apart from them. */
export interface RemoteCount {
  readonly node: string;
  readonly events: number;
  readonly last_seq: number;
}

/**
 * Checks what a kiosk holds of another node's chain: only some events of it come here, so there are gaps. Each event is what its node
 * wrote, they are in the order of that node's clock, those that follow one another do, and none is missing of those that came.
 */
export function createPartVerifier(
  node: string,
  sha256: Sha256,
): Pick<ChainVerifier, 'add' | 'unreadable'> & { finish(count: RemoteCount): ChainReport } {
  let events = 0;
  let last: LedgerEvent | undefined;
  let broken: BrokenLink | undefined;
  const breakAt = (seq: number, words: string) => (broken ??= { node, seq, words });

  return {
    add(event) {
      events += 1;
      const words = broken ? undefined : flawInPart(event, last, sha256);
      if (words !== undefined) breakAt(event.seq, words);
      if (!broken) last = event;
    },
    unreadable(seq, words) {
      events += 1;
      breakAt(seq, words);
    },
    finish(count) {
      if (!broken && events !== count.events)
        breakAt(last?.seq ?? 0, `${count.events} events of this node came here, ${events} are left`);
      if (!broken && last && last.seq !== count.last_seq)
        breakAt(last.seq, `the last event that came here was ${count.last_seq}`);
      const head = last && { node, seq: last.seq, hash: last.hash };
      return { node, events, ...(head && { head }), ...(broken && { broken }) };
    },
  };
}

function flawInPart(event: LedgerEvent, last: LedgerEvent | undefined, sha256: Sha256): string | undefined {
  if (event.hash !== hashOf(event, sha256)) return `event ${event.seq} was changed after it was written`;
  const stamp = parseStamp(event.at);
  if (!stamp || stamp.node !== event.node) return `event ${event.seq} has no valid clock stamp`;
  if (!last) return undefined;
  if (event.seq === last.seq + 1 && event.prevHash !== last.hash)
    return `event ${event.seq} does not follow event ${last.seq}: one of them was replaced`;
  const before = parseStamp(last.at);
  if (before && compareStamps(before, stamp) >= 0)
    return `event ${event.seq} is stamped earlier than event ${last.seq}`;
  return undefined;
}

function flawOf(
  event: LedgerEvent,
  last: ChainHead | undefined,
  lastStamp: Stamp | undefined,
  sha256: Sha256,
): string | undefined {
  const expected = (last?.seq ?? 0) + 1;
  if (event.seq !== expected) return `event ${expected} is missing; event ${event.seq} stands in its place`;
  if (event.hash !== hashOf(event, sha256)) return `event ${event.seq} was changed after it was written`;
  if (event.prevHash !== (last?.hash ?? genesisHash))
    return `event ${event.seq} does not follow event ${event.seq - 1}: one of them was replaced`;
  const stamp = parseStamp(event.at);
  if (!stamp || stamp.node !== event.node) return `event ${event.seq} has no valid clock stamp`;
  if (lastStamp && compareStamps(lastStamp, stamp) >= 0)
    return `event ${event.seq} is stamped earlier than event ${event.seq - 1}`;
  return undefined;
}
