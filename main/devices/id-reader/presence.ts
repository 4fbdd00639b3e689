/** Whether the card that was dealt with is still lying there. */
export interface Presence {
  /** A card was read, or failed for good: it is not announced again until it was lifted. */
  readonly dealtWith: boolean;
  /** The card in the field may be another than the one dealt with; a quiet reading will tell. */
  readonly inDoubt: boolean;
  /** @param number of its document, when it could be read; kept only while the card lies there */
  deal(number?: string): void;
  /** The reader finds a card. @param mark what it calls the card, if anything: see `SamSteps.cardMark` */
  seen(mark: string): void;
  /** The reader finds none. `true` once, when that has lasted long enough to call the card lifted. */
  missed(nowMs: number): boolean;
  /** Nobody looked for a while. */
  lookedAway(): void;
  /** A quiet reading brought this number; it ends the doubt. Another card than the one dealt with ends that one's time. */
  compare(number: string): 'same' | 'another';
  /** A quiet reading brought nothing. */
  notCompared(): void;
}

interface DealtCard {
  readonly number: string | undefined;
  readonly mark: string;
}

/**
 * Makes presence work on two kinds of readers, because vendors differ and do not say which they build:
 * - Some find a card again and again. While it is found it lies there.
 * - Some find a card that was read only after it was lifted and put back. There "none" may mean "still there", so the
 *   card counts as lifted a moment after it was read - too early, but harmless: this kind cannot read it twice either.
 *
 * A card counts as lifted after `removedAfterMs` of "none" without a break. Two people in a queue change cards faster
 * than that, and a card that lies badly looks the same: so a card found after any "none" is in doubt until it was read
 * again and its number compared. The memory outlives a lost link, for a reader plugged in again under a card already
 * read must not start a second visit; cards may have been changed meanwhile, so there is doubt then too.
 *
 * @param doubtTries quiet readings that may fail before the card is left alone, until the next "none". A count.
 */
export function createPresence(removedAfterMs: number, doubtTries: number): Presence {
  let card: DealtCard | undefined;
  let missingSinceMs: number | undefined;
  let mark = '';
  // Most readers give every card the same mark, some may give a card a new one at every look: both tell nothing.
  let marksTell = true;
  let triesLeft = 0;

  const doubt = (): void => {
    if (card) triesLeft = doubtTries;
  };

  return {
    get dealtWith() {
      return card !== undefined;
    },
    get inDoubt() {
      return triesLeft > 0;
    },
    deal(number) {
      card = { number, mark };
      missingSinceMs = undefined;
      triesLeft = 0;
    },
    seen(next) {
      if (missingSinceMs !== undefined || (marksTell && next !== mark)) doubt();
      missingSinceMs = undefined;
      mark = next;
    },
    missed(nowMs) {
      missingSinceMs ??= nowMs;
      if (!card || nowMs - missingSinceMs < removedAfterMs) return false;
      card = undefined;
      triesLeft = 0;
      return true;
    },
    lookedAway: doubt,
    compare(number) {
      triesLeft = 0;
      if (number !== card?.number) {
        card = undefined;
        return 'another';
      }
      marksTell &&= mark === card.mark;
      return 'same';
    },
    notCompared() {
      triesLeft -= 1;
    },
  };
}
