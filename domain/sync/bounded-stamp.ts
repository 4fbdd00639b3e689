import { instant, minutes, type Instant } from '../kernel/time.ts';
import { formatStamp, parseStamp } from './hybrid-clock.ts';

/** How far a kiosk's clock may run ahead before its stamps are cut back: more than a clock that is looked after ever does. */
export const mostAheadMs = minutes(5);
/** As many as the counter of a stamp can tell apart. */
const counters = 36 ** 4;

/** Whether an event claims to be from a future that had not come when it arrived. */
export function isStampedAhead(at: string, receivedAt: Instant): boolean {
  const stamp = parseStamp(at);
  return stamp !== undefined && stamp.wallMs > receivedAt + mostAheadMs;
}

/**
 * The stamp by which an event is weighed against others. One from the far future would win every dispute for ever, whoever set the clock,
 * so it counts as of when it came; by its number it still stands behind what its own node said before. The event itself stays as it is.
 */
export function boundedStamp(
  { at, seq }: { readonly at: string; readonly seq: number },
  receivedAt: Instant,
): string {
  const stamp = parseStamp(at);
  if (!stamp || !isStampedAhead(at, receivedAt)) return at;
  return formatStamp({
    wallMs: instant(receivedAt + mostAheadMs),
    counter: seq % counters,
    node: stamp.node,
  });
}
