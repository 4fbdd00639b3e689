import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeEscposStatus,
  escposStatusAnswer,
  escposTurnAnswer,
} from '../../main/devices/label-printer/escpos/status.ts';
import { fuzzRounds } from '../support/fuzz-rounds.ts';
import { malformedInputs } from '../support/malformed.ts';

test('an answer is the first byte with the fixed bits, wherever it stands', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: escposStatusAnswer.maxBytes }), (heard) => {
      const first = heard.find((byte) => (byte & 0x02) !== 0 && (byte & 0x10) !== 0 && (byte & 0x81) === 0);
      const taken = escposStatusAnswer.take(heard);
      if (first !== undefined) expect(taken).toEqual(Uint8Array.of(first));
      else expect(taken).toBe(heard.length < escposStatusAnswer.maxBytes ? 'more' : 'nonsense');
    }),
  );
});

test('any four answers make a status, and none of the faults comes twice', () => {
  const answer = fc.option(fc.uint8Array({ maxLength: 3 }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 6 }), (answers) => {
      const status = decodeEscposStatus(answers);
      const isTold = answers.slice(0, 4).some((each) => each !== undefined && each.length > 0);
      expect(status !== undefined).toBe(isTold);
      expect(new Set(status?.faults).size).toBe(status?.faults.length ?? 0);
    }),
  );
});

test(`${fuzzRounds} malformed answers neither throw nor grow`, () => {
  const next = malformedInputs(20_261_125, [[0x12], [0x1a, 0x72], [0xff], [0x00, 0x93]]);
  const faults = new Set<string>();
  for (let i = 0; i < fuzzRounds; i += 1) {
    const heard = next().subarray(0, escposStatusAnswer.maxBytes);
    const taken = escposStatusAnswer.take(heard);
    const inTurn = escposTurnAnswer.take(heard);
    if (inTurn instanceof Uint8Array && inTurn.length !== 1)
      throw new Error(`${inTurn.length} bytes in turn`);
    if (!(taken instanceof Uint8Array)) continue;
    if (taken.length !== 1) throw new Error(`${taken.length} bytes`);
    const status = decodeEscposStatus([undefined, taken, taken, taken]);
    for (const fault of status?.faults ?? []) faults.add(fault);
  }
  expect([...faults].sort()).toEqual([
    ...['cover-open', 'fault', 'out-of-labels', 'over-heated', 'paused', 'wrong-media'],
  ]);
});
