import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSamReader } from '../../../main/devices/id-reader/index.ts';
import type { IdReader } from '../../../main/devices/id-reader/index.ts';
import { encodeReply } from '../../../main/devices/id-reader/sam-frame.ts';
import { createSamTcpSimulator } from '../../../main/devices/id-reader/simulator.ts';
import type { Misbehaviour } from '../../../main/devices/id-reader/misbehaviour.ts';
import type { SamTcpSimulator } from '../../../main/devices/id-reader/simulator.ts';
import { createTcpTransport } from '../../../main/devices/transport/tcp.ts';
import { bytesOf } from '../../support/hex.ts';
import { citizen, hmt } from '../../support/id-reader/cards.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { keepDiary } from '../../support/id-reader/reader-diary.ts';
import type { ReaderDiary } from '../../support/id-reader/reader-diary.ts';

let simulator: SamTcpSimulator;
let reader: IdReader;
let diary: ReaderDiary;

beforeEach(async () => {
  simulator = await createSamTcpSimulator({ workMs: { read: 20 } });
  const { host, port } = simulator;
  reader = createSamReader({
    transport: createTcpTransport({ host, port, connectTimeoutMs: 1_000 }),
    delays: quickDelays,
  });
  diary = keepDiary(reader);
  reader.start();
  await diary.next('health ready');
  diary.mark();
});
afterEach(async () => {
  await reader.stop();
  await simulator.stop();
});

/** The reader works again: a good card is read. */
async function expectRecovery(): Promise<void> {
  simulator.misbehave(undefined);
  simulator.removeCard();
  await diary.next('card-removed', 10_000);
  diary.mark();
  simulator.putCard(hmt.card);
  expect(await diary.next('card-read', 15_000)).toMatchObject({ document: hmt.document });
}

const read = (what: Misbehaviour['what'], times?: number): Misbehaviour => ({
  on: 'read',
  what,
  ...(times !== undefined && { times }),
});
const markerOfVendor = bytesOf('AAAAAA96690005050505');
const chatter = bytesOf('AA0512A010CADF00');

test.each<readonly [string, Misbehaviour]>([
  ['a damaged answer', read({ type: 'damage' }, 1)],
  ['an answer cut in its header', read({ type: 'cut', afterBytes: 6 }, 1)],
  ['an answer cut in the middle', read({ type: 'cut', afterBytes: 700 }, 1)],
  ['an answer that lacks its last byte', read({ type: 'cut', afterBytes: 1_294 }, 1)],
  ['an answer that claims more bytes than it has', read({ type: 'wrong-length', length: 0x0700 }, 1)],
  ['an answer that claims fewer bytes than it has', read({ type: 'wrong-length', length: 0x0100 }, 1)],
  [
    'an answer that claims more bytes than any reader sends',
    read({ type: 'wrong-length', length: 0xffff }, 1),
  ],
  ['an answer that claims none', read({ type: 'wrong-length', length: 0 }, 1)],
  ['a wrong length when looking', { on: 'find', what: { type: 'wrong-length', length: 0x0908 }, times: 1 }],
  ['no answer', read({ type: 'silence' }, 1)],
  ['garbage for an answer', read({ type: 'bytes', bytes: new Uint8Array(3_000).fill(0x5a) }, 1)],
  [
    'an answer with wrong lengths inside',
    read({ type: 'bytes', bytes: encodeReply(0x90, new Uint8Array(900)) }, 1),
  ],
  ['a success with nothing in it', read({ type: 'bytes', bytes: encodeReply(0x90) }, 1)],
  ["a vendor's time-out marker", read({ type: 'bytes', bytes: markerOfVendor }, 1)],
  ['a failed reading', read({ type: 'status', sw3: 0x41 }, 1)],
  ['a failed selection', { on: 'select', what: { type: 'status', sw3: 0x81 }, times: 1 }],
  ['a complaint about the checksum', { on: 'select', what: { type: 'status', sw3: 0x10 }, times: 1 }],
  [
    'vendor chatter around every answer',
    { on: 'any', what: { type: 'noise-around', before: chatter, after: chatter } },
  ],
  [
    'a time-out marker before every answer',
    { on: 'any', what: { type: 'noise-around', before: markerOfVendor, after: chatter } },
  ],
  // later than the driver waits: the answer to the first question arrives while the second is prepared
  ['an answer that comes too late', read({ type: 'late', ms: 530 }, 1)],
  ['a selection that comes too late', { on: 'select', what: { type: 'late', ms: 310 }, times: 1 }],
])('the card is read once in spite of %s', async (_, how) => {
  simulator.misbehave(how);
  simulator.putCard(citizen.card);
  expect(await diary.next('card-read')).toMatchObject({ document: citizen.document });
  await expectRecovery();
  expect(diary.events.filter((event) => event.type === 'card-read')).toHaveLength(2);
});

test.each([
  [0x31, 'unreadable'],
  [0x32, 'unreadable'],
  [0x33, 'unreadable'],
  [0x41, 'unreadable'],
  [0x47, 'unreadable'],
  [0x81, 'unreadable'],
  [0x40, 'not-an-id-card'],
  [0x91, 'not-an-id-card'],
  [0x21, 'unreadable'],
  [0x23, 'unreadable'],
  [0x24, 'unreadable'],
  [0x66, 'reader-lost'],
  [0x60, 'reader-lost'],
  [0x05, 'unreadable'],
])('status %i on reading: %s', async (sw3, problem) => {
  simulator.misbehave(read({ type: 'status', sw3 }));
  simulator.putCard(citizen.card);
  await diary.next(`card-failed ${problem}`);
  expect(diary.lines.filter((line) => !line.startsWith('health'))).toEqual([
    'card-found',
    `card-failed ${problem}`,
  ]);
  await expectRecovery();
});

test.each<readonly [string, Misbehaviour['what']]>([
  ['damaged', { type: 'damage' }],
  ['cut', { type: 'cut', afterBytes: 500 }],
  ['of the wrong length', { type: 'bytes', bytes: encodeReply(0x90, new Uint8Array(1_288)) }],
])('a card whose every answer is %s is unreadable', async (_, what) => {
  simulator.misbehave(read(what));
  simulator.putCard(citizen.card);
  await diary.next('card-failed unreadable');
  await expectRecovery();
});

test('a card that find itself calls unknown is not one of ours', async () => {
  simulator.misbehave({ on: 'find', what: { type: 'status', sw3: 0x40 } });
  await diary.next('card-failed not-an-id-card');
  expect(diary.lines).toEqual(['card-found', 'card-failed not-an-id-card']);
  simulator.misbehave(undefined);
  await diary.next('card-removed');
});

test('bytes without end while looking: the reader is absent, and works again when they stop', async () => {
  simulator.misbehave({ on: 'find', what: { type: 'flood' } });
  await diary.next('health absent', 10_000);
  simulator.misbehave(undefined);
  await diary.next('health ready', 10_000);
  simulator.putCard(citizen.card);
  await diary.next('card-read');
});

// The answers to find still come through between the noise, so the reader is there; only the card is not to be had.
test('bytes without end while reading: the card is unreadable, and the reader recovers', async () => {
  simulator.misbehave(read({ type: 'flood' }));
  simulator.putCard(citizen.card);
  await diary.next('card-failed unreadable', 10_000);
  await expectRecovery();
});

test('a reader that never tells the truth about its lengths is absent, and works again when it does', async () => {
  simulator.misbehave({ on: 'any', what: { type: 'wrong-length', length: 0x0508 } });
  await diary.next('health absent', 10_000);
  simulator.misbehave(undefined);
  await diary.next('health ready', 10_000);
  simulator.putCard(citizen.card);
  await diary.next('card-read');
});

test('a reader that falls silent is absent, and works again by itself', async () => {
  simulator.misbehave({ on: 'any', what: { type: 'silence' } });
  await diary.next('health absent', 10_000);
  simulator.misbehave(undefined);
  await diary.next('health ready', 10_000);
  expect(diary.lines).toEqual(['health absent', 'health ready']);
});

test('unplugged while a card is read: the card ends as lost, and is read after plugging in', async () => {
  simulator.misbehave(read({ type: 'cut', afterBytes: 300 }));
  simulator.putCard(citizen.card);
  await diary.next('card-found');
  await simulator.unplug();
  await diary.next('card-removed');
  expect(diary.lines).toContain('card-failed reader-lost');
  expect(diary.lines).toContain('health absent');
  simulator.misbehave(undefined);
  diary.mark();
  await simulator.plug();
  await diary.next('card-read', 10_000);
  expect(diary.lines).toEqual(['health ready', 'card-found', 'card-read']);
});

test('a device server that is not there yet is found when it comes', async () => {
  await reader.stop();
  await simulator.unplug();
  diary.mark();
  reader.start();
  await diary.next('health absent');
  await simulator.plug();
  await diary.next('health ready', 10_000);
  expect(diary.lines).toEqual(['health connecting', 'health absent', 'health ready']);
});

// The first reading of the second card fails, as it does while a hand still moves it.
test('the second of two cards changed in a hurry is read in spite of a failed comparison', async () => {
  simulator.putCard(citizen.card);
  await diary.next('card-read');
  diary.mark();
  simulator.misbehave(read({ type: 'status', sw3: 0x41 }, 1));
  simulator.swapCard(hmt.card);
  expect(await diary.next('card-read')).toMatchObject({ document: hmt.document });
  expect(diary.lines).toEqual(['card-removed', 'card-found', 'card-read']);
});

// The fault shows that the card is being compared; nothing else of it can be seen from outside.
test('a card lifted and put back in a hurry stays one card until it is lifted for good', async () => {
  simulator.putCard(citizen.card);
  await diary.next('card-read');
  diary.mark();
  simulator.misbehave(read({ type: 'status', sw3: 0x66 }, 1));
  simulator.swapCard(citizen.card);
  await diary.next('health fault');
  await diary.next('health ready');
  simulator.removeCard();
  await diary.next('card-removed');
  expect(diary.lines).toEqual(['health fault', 'health ready', 'card-removed']);
});

// Nothing a reader says about its trouble may carry the person on the card.
test('no event but the reading itself carries anything of the card', async () => {
  simulator.misbehave(read({ type: 'status', sw3: 0x41 }, 2));
  simulator.putCard(citizen.card);
  await diary.next('card-read');
  simulator.removeCard();
  await diary.next('card-removed');
  const others = JSON.stringify(diary.events.filter((event) => event.type !== 'card-read'));
  expect(others).not.toContain(citizen.document.number);
  expect(others).not.toContain(citizen.document.name);
});
