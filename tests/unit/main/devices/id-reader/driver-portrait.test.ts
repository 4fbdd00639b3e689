import { afterEach, expect, test } from 'vitest';
import { minutes, seconds } from '../../../../../domain/kernel/time.ts';
import { readerDelays } from '../../../../../main/devices/id-reader/index.ts';
import type {
  IdReaderEvent,
  Portrait,
  PortraitDecoder,
} from '../../../../../main/devices/id-reader/index.ts';
import { citizen, hmt } from '../../../../support/id-reader/cards.ts';
import type { KnownCard } from '../../../../support/id-reader/cards.ts';
import { anyPortrait, isWiped } from '../../../../support/id-reader/faces.ts';
import { driverRig, severalPolls } from './driver-rig.ts';
import type { DriverRig } from './driver-rig.ts';

const { pollMs, portraitTimeoutMs } = readerDelays;
/** Time to be found and read, and not yet to give up the portrait. */
const untilAsked = pollMs * 2;

/** A decoder whose answers the test gives when it likes. */
class SpokenDecoder implements PortraitDecoder {
  readonly asked: Uint8Array[] = [];
  readonly calls: string[] = [];
  #answer: ((portrait: Portrait | undefined) => void) | undefined;
  start(): void {
    this.calls.push('start');
  }
  decode(photo: Uint8Array): Promise<Portrait | undefined> {
    this.asked.push(photo);
    return new Promise((resolve) => (this.#answer = resolve));
  }
  stop(): Promise<void> {
    this.calls.push('stop');
    return Promise.resolve();
  }
  answers(portrait?: Portrait): void {
    this.#answer?.(portrait);
  }
}

let rig: DriverRig;
let decoder: SpokenDecoder;
afterEach(() => rig.end());

async function start(given: PortraitDecoder = (decoder = new SpokenDecoder())): Promise<void> {
  rig = await driverRig(true, given);
}

const lastReading = (): Extract<IdReaderEvent, { readonly type: 'card-read' }> => {
  const last = rig.diary.events.findLast((event) => event.type === 'card-read');
  if (!last) throw new Error('no card was read');
  return last;
};

function expectFace({ document }: KnownCard): void {
  const reading = lastReading();
  expect(reading.document).toEqual(document);
  expect(Buffer.compare(reading.portrait?.rgb ?? new Uint8Array(0), anyPortrait().rgb)).toBe(0);
}

test('the decoder gets the photo as it is on the chip, and its picture comes with the card', async () => {
  await start();
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(untilAsked);
  expect(decoder.asked).toEqual([citizen.card.photo]);
  expect(rig.diary.lines).toEqual(['card-found']);
  decoder.answers(anyPortrait());
  await rig.timers.advance(0);
  expectFace(citizen);
});

test('a card without a picture, and a reader without a decoder, bring none and wait for none', async () => {
  await start();
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(untilAsked);
  decoder.answers();
  await rig.timers.advance(0);
  expect(lastReading()).not.toHaveProperty('portrait');
  await rig.end();

  rig = await driverRig();
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(pollMs);
  expect(lastReading()).not.toHaveProperty('portrait');
});

test('a decoder that hangs holds a card up for its time and no longer; the face that comes late is wiped', async () => {
  await start();
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(pollMs);
  const readAtMs = rig.timers.now();
  await rig.timers.advance(portraitTimeoutMs);
  expect(rig.diary.lines).toEqual(['card-found', 'card-read']);
  expect(lastReading()).not.toHaveProperty('portrait');
  expect(lastReading().lastByteAtMs).toBeLessThanOrEqual(readAtMs);

  const late = anyPortrait();
  decoder.answers(late);
  await rig.timers.advance(0);
  expect(isWiped(late.rgb)).toBe(true);
  expect(rig.diary.lines).toEqual(['card-found', 'card-read']);
});

test.each<readonly [string, PortraitDecoder['decode']]>([
  ['rejects', () => Promise.reject(new Error('out of order'))],
  [
    'throws',
    () => {
      throw new Error('out of order');
    },
  ],
])('a decoder that %s costs the portrait and nothing else', async (_, decode) => {
  await start({ start() {}, decode, stop: () => Promise.resolve() });
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(pollMs);
  expect(rig.diary.lines).toEqual(['card-found', 'card-read']);
  expect(lastReading()).not.toHaveProperty('portrait');
});

test('a card that lies still, or is put back in a hurry, is not decoded again', async () => {
  await start();
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(untilAsked);
  decoder.answers(anyPortrait());
  await rig.timers.advance(seconds(10));
  rig.simulator.swapCard(citizen.card);
  await rig.timers.advance(minutes(1));
  expect(decoder.asked).toHaveLength(1);
});

test('a card changed for another in a hurry brings its own face', async () => {
  await start();
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(untilAsked);
  decoder.answers();
  await rig.timers.advance(severalPolls);
  rig.simulator.swapCard(hmt.card);
  await rig.timers.advance(untilAsked);
  decoder.answers(anyPortrait());
  await rig.timers.advance(0);
  expect(rig.diary.lines).toEqual(['card-found', 'card-read', 'card-removed', 'card-found', 'card-read']);
  expectFace(hmt);
});

// The machine was told that the reader is gone and has left the reading: a card that came now would be heard by nobody.
test('a reader lost over its portrait has failed; the face is wiped, and the card read anew', async () => {
  await start();
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(untilAsked);
  rig.cable.unplug();
  const portrait = anyPortrait();
  decoder.answers(portrait);
  await rig.timers.advance(0);
  expect(rig.diary.lines).toEqual(['card-found', 'health absent', 'card-failed reader-lost', 'card-removed']);
  expect(isWiped(portrait.rgb)).toBe(true);
  rig.diary.mark();
  rig.cable.plug();
  await rig.timers.advance(seconds(3));
  expect(rig.diary.lines).toEqual(['health ready', 'card-found', 'card-read']);
});

test('a reader lost over the portrait of a card changed in a hurry reads that card anew, once', async () => {
  await start();
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(untilAsked);
  decoder.answers();
  await rig.timers.advance(severalPolls);
  rig.simulator.swapCard(hmt.card);
  await rig.timers.advance(untilAsked);
  rig.cable.unplug();
  decoder.answers();
  await rig.timers.advance(0);
  rig.diary.mark();
  rig.cable.plug();
  await rig.timers.advance(seconds(3));
  expect(rig.diary.lines).toEqual(['health ready', 'card-found', 'card-read']);
  expect(lastReading()).toMatchObject({ document: hmt.document });
});

test('the decoder starts and stops with its reader', async () => {
  await start();
  await rig.reader.stop();
  rig.reader.start();
  expect(decoder.calls).toEqual(['start', 'stop', 'start']);
});
