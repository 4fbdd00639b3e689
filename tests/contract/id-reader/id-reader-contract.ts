import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IdentityDocument } from '../../../domain/identity/document.ts';
import type { IdReader } from '../../../main/devices/id-reader/index.ts';
import { otherCard, unreadableCard } from '../../../main/devices/id-reader/simulated-card.ts';
import type { SimulatedCard } from '../../../main/devices/id-reader/simulated-card.ts';
import { citizen, hmt, knownCards } from '../../support/id-reader/cards.ts';
import { keepDiary } from '../../support/id-reader/reader-diary.ts';
import type { ReaderDiary } from '../../support/id-reader/reader-diary.ts';

/** Moves cards and plugs. A card is whatever the reader reads. */
export interface Hand<Card = SimulatedCard> {
  putCard(card: Card): void;
  snatchCard(card: Card): void;
  /** One card for another, faster than a lifted card is noticed. */
  swapCard(card: Card): void;
  removeCard(): void;
  unplug(): Promise<void>;
  plug(): Promise<void>;
}

/** A reader that is not started yet, and the hand at it; real hardware has none, a person would have to stand by. */
export interface ReaderRig<Card = SimulatedCard> {
  readonly reader: IdReader;
  readonly now: () => number;
  readonly hand?: Hand<Card>;
  stop(): Promise<void>;
}

interface Sample<Card> {
  readonly card: Card;
  readonly document: IdentityDocument;
}

/** What lies at hand to be put on the reader, and what the reader must make of it. */
export interface Samples<Card> {
  readonly known: Readonly<Record<string, Sample<Card>>>;
  readonly one: Sample<Card>;
  readonly other: Sample<Card>;
  /** What a card pulled away half-way is reported as. */
  readonly snatched: string;
  readonly failing: readonly (readonly [what: string, card: Card, failure: string])[];
}

const chipCards: Samples<SimulatedCard> = {
  known: knownCards,
  one: citizen,
  other: hmt,
  snatched: 'card-failed removed-too-early',
  failing: [
    ['that cannot be read', unreadableCard, 'card-failed unreadable'],
    ['of another system', otherCard, 'card-failed not-an-id-card'],
  ],
};

/**
 * What every reader of cards with a chip must do.
 * @param attended whether the rig has a hand; without one the steps that need it are skipped
 */
export function idReaderContract(name: string, makeRig: () => Promise<ReaderRig>, attended = true): void {
  readerContract(name, chipCards, makeRig, attended);
}

/** What every implementation of `IdReader` must do, whatever it reads. */
export function readerContract<Card>(
  name: string,
  { known, one, other, snatched, failing }: Samples<Card>,
  makeRig: () => Promise<ReaderRig<Card>>,
  attended = true,
): void {
  describe(`id reader: ${name}`, () => {
    const withHand = test.skipIf(!attended);
    let rig: ReaderRig<Card>;
    let hand: Hand<Card>;
    let diary: ReaderDiary;

    beforeEach(async () => {
      rig = await makeRig();
      if (rig.hand) hand = rig.hand;
      diary = keepDiary(rig.reader);
      rig.reader.start();
      await diary.next('health ready');
    });
    afterEach(async () => {
      await rig.reader.stop();
      await rig.stop();
    });

    test('it says that it connects, and then that it is ready', () => {
      expect(diary.lines).toEqual(['health connecting', 'health ready']);
    });

    test('after stop it says nothing more, and it can be started again', async () => {
      await rig.reader.stop();
      diary.mark();
      rig.hand?.putCard(one.card);
      await rig.reader.stop();
      expect(diary.lines).toEqual([]);
      rig.hand?.removeCard();
      rig.reader.start();
      await diary.next('health ready');
      expect(diary.lines).toEqual(['health connecting', 'health ready']);
    });

    withHand.each(Object.entries(known))(
      'a %s card is found, read and removed',
      async (_, { card, document }) => {
        diary.mark();
        const putAtMs = rig.now();
        hand.putCard(card);
        const read = await diary.next('card-read');
        if (read.type !== 'card-read') throw new Error('not a reading');
        expect(read.document).toEqual(document);
        expect(read.lastByteAtMs).toBeGreaterThanOrEqual(putAtMs);
        expect(read.lastByteAtMs).toBeLessThanOrEqual(rig.now());
        hand.removeCard();
        await diary.next('card-removed');
        expect(diary.lines).toEqual(['card-found', 'card-read', 'card-removed']);
      },
    );

    withHand('one card after another is read', async () => {
      for (const { card, document } of [one, other, one]) {
        diary.mark();
        hand.putCard(card);
        expect(await diary.next('card-read')).toMatchObject({ document });
        hand.removeCard();
        await diary.next('card-removed');
      }
    });

    // Two people in a queue. Nobody waits until the kiosk has noticed that the first card is gone.
    withHand('cards changed in a hurry are two cards', async () => {
      hand.putCard(one.card);
      await diary.next('card-read');
      diary.mark();
      hand.swapCard(other.card);
      expect(await diary.next('card-read')).toMatchObject({ document: other.document });
      expect(diary.lines).toEqual(['card-removed', 'card-found', 'card-read']);
    });

    withHand('a card pulled away while it is read is reported, and the next one is read', async () => {
      diary.mark();
      hand.snatchCard(one.card);
      await diary.next('card-removed');
      expect(diary.lines).toEqual(['card-found', snatched, 'card-removed']);
      diary.mark();
      hand.putCard(other.card);
      expect(await diary.next('card-read')).toMatchObject({ document: other.document });
    });

    withHand.each(failing)('a card %s is reported once, until it is lifted', async (_, card, failure) => {
      diary.mark();
      hand.putCard(card);
      await diary.next(failure);
      hand.removeCard();
      await diary.next('card-removed');
      expect(diary.lines).toEqual(['card-found', failure, 'card-removed']);
    });

    withHand('unplugged it is absent, plugged in again it is ready and reads', async () => {
      diary.mark();
      await hand.unplug();
      await diary.next('health absent');
      await hand.plug();
      await diary.next('health ready', 10_000);
      hand.putCard(one.card);
      await diary.next('card-read');
      expect(diary.lines).toEqual(['health absent', 'health ready', 'card-found', 'card-read']);
    });
  });
}
