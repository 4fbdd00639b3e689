/** Whether the card that was dealt with is still lying there. */
export interface Presence {
  /** A card was read, or failed for good: it is not touched again until it was lifted. */
  readonly dealtWith: boolean;
  deal(): void;
  /** The reader finds a card. */
  seen(): void;
  /** The reader finds none. `true` once, when that has lasted long enough to call the card lifted. */
  missed(nowMs: number): boolean;
}

/**
 * Makes presence work on two kinds of readers, because vendors differ and do not say which they build:
 * - Some find a card again and again. While it is found it lies there; it is never read twice.
 * - Some find a card that was read only after it was lifted and put back. There "none" may mean "still there", so the
 *   card counts as lifted a moment after it was read - too early, but harmless: this kind cannot read it twice either.
 * In both cases a card is read again only after the reader itself has said "none" without a break for
 * `removedAfterMs`. The memory outlives a lost link: a reader plugged in again under a card already read must not
 * start a second visit.
 */
export function createPresence(removedAfterMs: number): Presence {
  let dealtWith = false;
  let missingSinceMs: number | undefined;
  return {
    get dealtWith() {
      return dealtWith;
    },
    deal() {
      dealtWith = true;
      missingSinceMs = undefined;
    },
    seen() {
      missingSinceMs = undefined;
    },
    missed(nowMs) {
      missingSinceMs ??= nowMs;
      if (!dealtWith || nowMs - missingSinceMs < removedAfterMs) return false;
      dealtWith = false;
      return true;
    },
  };
}
