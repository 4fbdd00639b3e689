import type { NodeId } from '../kernel/brand.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { instant, type Instant } from '../kernel/time.ts';

/**
 * A hybrid logical clock (Kulkarni et al., 2014): wall time for people, a counter for what wall time cannot tell
 * apart, the node to make it unique. It orders events; it is not a measurement, so events carry the wall time as well.
 */
export interface Stamp {
  readonly wallMs: Instant;
  readonly counter: number;
  readonly node: NodeId;
}

/** Past the counter's four base-36 digits the clock borrows a millisecond from the future. */
const counterLimit = 36 ** 4;

/** The stamp of the next local event: later than `last` even when the wall clock went back. */
export function tick(last: Stamp | undefined, now: Instant, node: NodeId): Stamp {
  if (!last || now > last.wallMs) return { wallMs: now, counter: 0, node };
  return next(last.wallMs, last.counter, node);
}

/**
 * The stamp for having seen `remote`: later than both clocks. A remote clock more than `maxAheadMs` ahead is refused,
 * because accepting it would drag every later stamp of this node into the future.
 */
export function merge(
  last: Stamp | undefined,
  remote: Stamp,
  now: Instant,
  node: NodeId,
  maxAheadMs: number,
): Result<Stamp, 'too-far-ahead'> {
  if (remote.wallMs > now + maxAheadMs) return err('too-far-ahead');
  const latest = last && compareStamps(last, remote) > 0 ? last : remote;
  return ok(tick(latest, now, node));
}

export function compareStamps(a: Stamp, b: Stamp): number {
  if (a.wallMs !== b.wallMs) return a.wallMs - b.wallMs;
  if (a.counter !== b.counter) return a.counter - b.counter;
  return a.node < b.node ? -1 : a.node > b.node ? 1 : 0;
}

/** `2026-11-23T08:15:30.123Z 0001 k-7f3a`: readable, and sorts as plain text exactly as `compareStamps` does. */
export function formatStamp(stamp: Stamp): string {
  const counter = stamp.counter.toString(36).padStart(4, '0');
  return `${new Date(stamp.wallMs).toISOString()} ${counter} ${stamp.node}`;
}

const written = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-z]{4}) ([a-z0-9][a-z0-9-]{0,31})$/;

/** Reads back exactly what `formatStamp` writes, and nothing else. */
export function parseStamp(text: string): Stamp | undefined {
  const [, wall, counter, node] = written.exec(text) ?? [];
  if (wall === undefined || counter === undefined || node === undefined) return undefined;
  const wallMs = Date.parse(wall);
  if (Number.isNaN(wallMs)) return undefined;
  const stamp = { wallMs: instant(wallMs), counter: Number.parseInt(counter, 36), node: node as NodeId };
  return formatStamp(stamp) === text ? stamp : undefined;
}

function next(wallMs: Instant, counter: number, node: NodeId): Stamp {
  if (counter + 1 < counterLimit) return { wallMs, counter: counter + 1, node };
  return { wallMs: instant(wallMs + 1), counter: 0, node };
}
