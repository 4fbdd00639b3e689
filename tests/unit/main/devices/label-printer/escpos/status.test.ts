import { expect, test } from 'vitest';
import {
  decodeEscposStatus,
  escposStatusAnswer,
  escposStatusQueries,
  escposTurnAnswer,
  escposTurnQuery,
} from '../../../../../../main/devices/label-printer/escpos/status.ts';
import { hexOf } from '../../../../../support/hex.ts';

const allWell = 0x12;

/** The four answers with bits set in one or more of them. */
function status(bits: Partial<Record<1 | 2 | 3 | 4, number>>) {
  return decodeEscposStatus(([1, 2, 3, 4] as const).map((n) => Uint8Array.of(allWell | (bits[n] ?? 0))));
}

test('the questions are the bytes of the manual', () => {
  expect(escposStatusQueries.map(hexOf)).toEqual(['100401', '100402', '100403', '100404']);
  expect(hexOf(escposTurnQuery)).toBe('1D7201');
});

test.each([
  [1, 0x08, ['paused'], []],
  [2, 0x04, ['cover-open'], []],
  [2, 0x08, ['paused'], []],
  [2, 0x20, ['out-of-labels'], []],
  [2, 0x40, ['fault'], []],
  [3, 0x04, ['wrong-media'], []],
  [3, 0x08, ['fault'], []],
  [3, 0x20, ['fault'], []],
  [3, 0x40, ['over-heated'], []],
  [4, 0x0c, [], ['labels-low']],
  [4, 0x04, [], ['labels-low']],
  [4, 0x60, ['out-of-labels'], []],
  [4, 0x40, ['out-of-labels'], []],
] as const)('DLE EOT %i with bit %i', (n, bit, faults, warnings) => {
  expect(status({ [n]: bit })).toMatchObject({ faults, warnings, printing: false });
});

test('a printer with nothing wrong', () => {
  expect(status({})).toEqual({
    faults: [],
    printing: false,
    warnings: [],
    words: 'DLE EOT 1-4 = 12 12 12 12',
  });
});

test('a cause that is named takes the place of one that is not', () => {
  expect(status({ 1: 0x08, 2: 0x24, 4: 0x60 })?.faults).toEqual(['cover-open', 'out-of-labels']);
  expect(status({ 1: 0x08, 2: 0x44 })?.faults).toEqual(['cover-open']);
  expect(status({ 1: 0x08, 2: 0x40, 3: 0x04 })?.faults).toEqual(['wrong-media']);
  expect(status({ 1: 0x08, 2: 0x08 })?.faults).toEqual(['paused']);
});

test('a cover opened while printing is no hot head', () => {
  expect(status({ 2: 0x04, 3: 0x40 })?.faults).toEqual(['cover-open']);
});

test('a clone that answers only some of the questions is believed in those', () => {
  const answers = [Uint8Array.of(allWell | 0x08), undefined, undefined, Uint8Array.of(allWell | 0x60)];
  expect(decodeEscposStatus(answers)).toMatchObject({
    faults: ['out-of-labels'],
    words: 'DLE EOT 1-4 = 1A -- -- 72',
  });
  expect(decodeEscposStatus([undefined, undefined, undefined, undefined])).toBeUndefined();
  expect(decodeEscposStatus([])).toBeUndefined();
  expect(decodeEscposStatus([new Uint8Array()])).toBeUndefined();
});

test('exactly the bytes with the fixed bits are status bytes', () => {
  const sound = Array.from({ length: 256 }, (_, byte) => byte).filter(
    (byte) => escposStatusAnswer.take(Uint8Array.of(byte)) !== 'more',
  );
  expect(sound).toHaveLength(16);
  for (const byte of sound) expect([byte & 1, byte & 2, byte & 0x10, byte & 0x80]).toEqual([0, 2, 0x10, 0]);
});

test('flow control and automatic status bytes are passed over', () => {
  const heard = Uint8Array.of(0x11, 0x13, 0x10, 0x00, 0x00, 0x0f, 0x16, 0x12);
  expect(escposStatusAnswer.take(heard)).toEqual(Uint8Array.of(0x16));
});

test('an answer in turn cannot be taken for a status byte, nor the other way round', () => {
  for (let byte = 0; byte < 256; byte += 1) {
    const isBoth = [escposStatusAnswer, escposTurnAnswer].every(
      (shape) => shape.take(Uint8Array.of(byte)) !== 'more',
    );
    expect(isBoth).toBe(false);
  }
  expect(escposTurnAnswer.take(Uint8Array.of(0x12, 0x0c))).toEqual(Uint8Array.of(0x0c));
  expect(escposTurnAnswer.take(Uint8Array.of(0x00))).toEqual(Uint8Array.of(0x00));
});

test('endless rubbish is nonsense at the limit', () => {
  const rubbish = new Uint8Array(escposStatusAnswer.maxBytes).fill(0xff);
  expect(escposStatusAnswer.take(rubbish)).toBe('nonsense');
  expect(escposStatusAnswer.take(rubbish.subarray(1))).toBe('more');
});
