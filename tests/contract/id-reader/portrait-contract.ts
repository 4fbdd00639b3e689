import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { IdReaderEvent, PortraitDecoder } from '../../../main/devices/id-reader/index.ts';
import type { SimulatedCard } from '../../../main/devices/id-reader/simulated-card.ts';
import { simulatedDecoder } from '../../../main/devices/id-reader/simulated-photo.ts';
import { citizen, hmt } from '../../support/id-reader/cards.ts';
import { difference, withFace } from '../../support/id-reader/faces.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { keepDiary } from '../../support/id-reader/reader-diary.ts';
import type { ReaderDiary } from '../../support/id-reader/reader-diary.ts';
import { testPortrait } from '../../support/test-portrait.ts';
import type { ReaderRig } from './id-reader-contract.ts';

type MakeRig = (decoder?: PortraitDecoder) => Promise<ReaderRig>;

const faulty = (decode: PortraitDecoder['decode']): PortraitDecoder => ({ ...simulatedDecoder, decode });

/** The photo block of a card, over whatever link, and what a decoder beside the reader makes of it. */
export function portraitContract(name: string, makeRig: MakeRig): void {
  describe(`portraits: ${name}`, () => {
    let card: SimulatedCard;
    let rig: ReaderRig;
    let diary: ReaderDiary;
    beforeAll(async () => {
      card = await withFace(citizen.card);
    });
    afterEach(async () => {
      await rig.reader.stop();
      await rig.stop();
    });

    const startReady = async (decoder?: PortraitDecoder): Promise<void> => {
      rig = await makeRig(decoder);
      diary = keepDiary(rig.reader);
      rig.reader.start();
      await diary.next('health ready');
    };

    const readingOf = async (put: SimulatedCard): Promise<Extract<IdReaderEvent, { type: 'card-read' }>> => {
      diary.mark();
      rig.hand?.putCard(put);
      const read = await diary.next('card-read');
      if (read.type !== 'card-read') throw new Error('not a reading');
      rig.hand?.removeCard();
      await diary.next('card-removed');
      return read;
    };

    test('the picture on the chip comes with the card, and the next card has none of it', async () => {
      await startReady(simulatedDecoder);
      const { document, portrait } = await readingOf(card);
      expect(document).toEqual(citizen.document);
      expect(portrait).toMatchObject({ widthDots: 102, heightDots: 126 });
      expect(difference(portrait?.rgb ?? new Uint8Array(1), testPortrait().rgb)).toBeLessThan(8);
      expect(await readingOf(hmt.card)).not.toHaveProperty('portrait');
    });

    test('without a decoder the same card comes without its picture', async () => {
      await startReady();
      const reading = await readingOf(card);
      expect(reading.document).toEqual(citizen.document);
      expect(reading).not.toHaveProperty('portrait');
    });

    test.each<readonly [string, PortraitDecoder['decode']]>([
      ['makes nothing of it', () => Promise.resolve(undefined)],
      ['fails', () => Promise.reject(new Error('out of order'))],
      ['never answers', () => new Promise(() => {})],
    ])('with a decoder that %s one card after another is read', async (_, decode) => {
      await startReady(faulty(decode));
      for (const { card: put, document } of [{ card, document: citizen.document }, hmt]) {
        const reading = await readingOf(put);
        expect(reading.document).toEqual(document);
        expect(reading).not.toHaveProperty('portrait');
        expect(rig.now() - reading.lastByteAtMs).toBeLessThan((quickDelays.portraitTimeoutMs ?? 0) + 2_000);
      }
    });
  });
}
