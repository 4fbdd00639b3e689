import { expect, test } from 'vitest';
import {
  brotherBlockKind,
  brotherMessages,
  brotherReply,
  brotherStatusQuery,
  decodeBrotherStatus,
  readBrotherMessages,
} from '../../../../../../main/devices/label-printer/brother-ql/status.ts';
import { hexOf } from '../../../../../support/hex.ts';

/** A QL-800 with a roll of 62 x 29 mm and nothing wrong, with a few bytes changed. */
function block(change: Readonly<Record<number, number>> = {}): Uint8Array {
  const bytes = new Uint8Array(32);
  bytes.set([0x80, 0x20, 0x42, 0x34, 0x38, 0x30]);
  bytes.set([62, 0x0b], 10);
  bytes[17] = 29;
  for (const [at, value] of Object.entries(change)) bytes[Number(at)] = value;
  return bytes;
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);

test('the question is ESC i S', () => {
  expect(hexOf(brotherStatusQuery)).toBe('1B6953');
});

test('a printer with nothing wrong tells its roll', () => {
  expect(decodeBrotherStatus(block())).toEqual({
    faults: [],
    printing: false,
    warnings: [],
    media: { widthMm: 62, lengthMm: 29 },
    words: `ESC i S = 802042343830${'00'.repeat(4)}3E0B${'00'.repeat(5)}1D${'00'.repeat(14)}`,
  });
});

test.each([
  [8, 0x01, ['out-of-labels']],
  [8, 0x02, ['out-of-labels']],
  [8, 0x04, ['jammed']],
  [8, 0x08, ['fault']],
  [8, 0x20, ['fault']],
  [8, 0x40, ['fault']],
  [8, 0x80, ['fault']],
  [9, 0x01, ['wrong-media']],
  [9, 0x02, ['fault']],
  [9, 0x04, ['fault']],
  [9, 0x08, ['fault']],
  [9, 0x10, ['cover-open']],
  [9, 0x20, ['paused']],
  [9, 0x40, ['out-of-labels']],
  [9, 0x80, ['fault']],
  // Type of media: none.
  [11, 0x00, ['out-of-labels']],
  // Cooling begun, cooling ended.
  [22, 0x03, ['over-heated']],
  [22, 0x04, []],
] as const)('byte %i = %i', (at, value, faults) => {
  expect(decodeBrotherStatus(block({ [at]: value }))).toMatchObject({ faults, printing: false });
});

test('a printer in use, or in its printing phase, is printing', () => {
  expect(decodeBrotherStatus(block({ 8: 0x10 }))).toMatchObject({ faults: [], printing: true });
  expect(decodeBrotherStatus(block({ 18: 6, 19: 1 }))?.printing).toBe(true);
  expect(decodeBrotherStatus(block({ 18: 6, 19: 0 }))?.printing).toBe(false);
  expect(decodeBrotherStatus(block({ 18: 1, 19: 1 }))?.printing).toBe(false);
});

test('the roll is told as it is, or not at all', () => {
  expect(decodeBrotherStatus(block({ 10: 29, 11: 0x4a, 17: 0 }))?.media).toEqual({
    widthMm: 29,
    lengthMm: 0,
  });
  expect(decodeBrotherStatus(block({ 10: 0, 11: 0, 17: 0 }))).not.toHaveProperty('media');
});

test.each([
  [0, 'reply', 'news', []],
  [1, 'completed', 'completed', []],
  [2, 'error', 'failed', ['fault']],
  [4, 'turned-off', 'failed', ['fault']],
  [5, 'notification', 'news', []],
  [6, 'phase', 'news', []],
] as const)('status type %i is %s', (type, kind, says, faults) => {
  const bytes = block({ 18: type });
  expect(brotherBlockKind(bytes)).toBe(kind);
  expect(readBrotherMessages(bytes)).toMatchObject([{ says, status: { faults } }]);
});

test('an error that is named is not also a fault', () => {
  expect(decodeBrotherStatus(block({ 9: 0x11, 18: 2 }))?.faults).toEqual(['cover-open', 'wrong-media']);
});

test.each([
  ['31 bytes', block().subarray(1)],
  ['33 bytes', joined(block(), Uint8Array.of(0))],
  ['another head', block({ 0: 0x81 })],
  ['another size', block({ 1: 0x21 })],
  ['another maker', block({ 2: 0x43 })],
  ['an unknown type', block({ 18: 3 })],
  ['a type out of range', block({ 18: 200 })],
  ['nothing', new Uint8Array()],
])('%s is no block', (_, bytes) => {
  expect(brotherBlockKind(bytes)).toBeUndefined();
  expect(decodeBrotherStatus(bytes)).toBeUndefined();
});

test('a reply is found in noise, behind messages that nobody asked for, whatever the packets', () => {
  const reply = block({ 9: 0x10 });
  const heard = joined(Uint8Array.of(0x80, 0x20, 0x42, 0x80), block({ 18: 6 }), Uint8Array.of(0x80), reply);
  for (let length = 0; length < heard.length; length += 1) {
    expect(brotherReply.take(heard.subarray(0, length))).toBe('more');
  }
  for (const more of [heard, joined(heard, block())]) {
    expect(hexOf(brotherReply.take(more) as Uint8Array)).toBe(hexOf(reply));
  }
});

// What a QL-800 says over USB about one good label.
test('messages that come together are read together, in their order', () => {
  const heard = joined(block({ 18: 6, 19: 1 }), block({ 18: 1 }), block({ 18: 6 }));
  const taken = brotherMessages.take(heard);
  expect(readBrotherMessages(taken as Uint8Array)).toMatchObject([
    { says: 'news', status: { printing: true } },
    { says: 'completed', status: { printing: false } },
    { says: 'news', status: { printing: false } },
  ]);
});

test('a message that has begun is waited for, noise is not', () => {
  const first = block({ 18: 6, 19: 1 });
  const second = block({ 18: 1 });
  for (let length = 1; length < 32; length += 1) {
    expect(brotherMessages.take(joined(first, second.subarray(0, length)))).toBe('more');
  }
  const withNoise = joined(Uint8Array.of(1, 2), first, Uint8Array.of(0x80, 0x21, 0x42, 7));
  expect(brotherMessages.take(withNoise)).toEqual(withNoise);
  expect(readBrotherMessages(withNoise)).toHaveLength(1);
  const withBroken = joined(first, block({ 18: 99 }));
  expect(brotherMessages.take(withBroken)).toEqual(withBroken);
});

test('endless noise is nonsense at the limit; a message in it is not lost', () => {
  const noise = new Uint8Array(brotherMessages.maxBytes).fill(0x80);
  expect([brotherMessages, brotherReply].map((shape) => shape.take(noise.subarray(1)))).toEqual([
    'more',
    'more',
  ]);
  expect([brotherMessages, brotherReply].map((shape) => shape.take(noise))).toEqual(['nonsense', 'nonsense']);
  noise.set(block({ 18: 1 }), 100);
  expect(brotherMessages.take(noise)).toEqual(noise);
  expect(readBrotherMessages(noise).map(({ says }) => says)).toEqual(['completed']);
});
