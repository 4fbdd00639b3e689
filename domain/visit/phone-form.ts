import type { Instant } from '../kernel/time.ts';

/** A form that was sent from a phone and waits for its visitor; what is in it stays with main until it is opened. */
export interface WaitingForm {
  readonly id: string;
  /** Then it is given back to the server as nobody's. */
  readonly until: Instant;
}

/** How a form ended, as the server is told. */
export type FormOutcome = 'saved' | 'declined' | 'expired';

/**
 * Four digits by which a visitor knows their form again, on the phone and on the kiosk, without a name on the screen. Two
 * forms of one moment share them once in ten thousand times; the confirmation that follows shows whose it is.
 */
export function phoneFormCode(id: string): string {
  // FNV-1a, 32 bits: the same digits wherever they are worked out.
  let hash = 0x811c9dc5;
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return String(hash % 10_000).padStart(4, '0');
}
