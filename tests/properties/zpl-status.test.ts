import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeZplStatus,
  zplErrorAnswer,
  zplHostAnswer,
} from '../../main/devices/label-printer/zpl/status.ts';
import { fuzzRounds } from '../support/fuzz-rounds.ts';
import { malformedInputs } from '../support/malformed.ts';

const host =
  '\u0002030,0,0,0400,000,0,0,0,000,0,0,0\u0003\r\n\u0002001,0,0,0,0,2,4,0,00000000,1,000\u0003\r\n\u00021234,0\u0003\r\n';
const errors =
  '\u0002\r\n  PRINTER STATUS\r\n   ERRORS:         1 00000000 00000005\r\n   WARNINGS:       0 00000000 00000000\r\n\u0003';

test('any bytes are an answer, more, or nonsense, and never longer than what was heard', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 600 }),
      fc.constantFrom(zplHostAnswer, zplErrorAnswer),
      (bytes, shape) => {
        const taken = shape.take(bytes.subarray(0, shape.maxBytes));
        if (taken instanceof Uint8Array) expect(taken.length).toBeLessThanOrEqual(bytes.length);
        else expect(taken).toBe(bytes.length >= shape.maxBytes ? 'nonsense' : 'more');
      },
    ),
  );
});

test('how the answer is cut into packets changes nothing', () => {
  const whole = Buffer.from(host, 'latin1');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (before) => {
      const noise = before.filter((byte) => byte > 0x03);
      const heard = Buffer.concat([noise, whole]);
      const taken = zplHostAnswer.take(heard);
      expect(decodeZplStatus(taken as Uint8Array, undefined)?.faults).toEqual([]);
    }),
  );
});

// What is accepted must be a status of bounded words; the sound answers among the inputs must be seen.
test(`${fuzzRounds} malformed answers neither throw nor grow`, () => {
  const [line1 = '', line2 = ''] = host.split('\r\n');
  const next = malformedInputs(20_261_124, [
    ...[host, host.slice(0, 60), line1, line2, line1.replace('0400', '4'), '\u0002', '\u0003', ','],
    ...[errors, errors.slice(0, 70), 'ERRORS:', 'WARNINGS: 1 ', '00000000 '],
  ]);
  let read = 0;
  for (let i = 0; i < fuzzRounds; i += 1) {
    const bytes = next().subarray(0, zplHostAnswer.maxBytes);
    const status = decodeZplStatus(bytes, bytes);
    if (!status) continue;
    read += 1;
    if (status.words.length > zplHostAnswer.maxBytes + 200) throw new Error(`${status.words.length} words`);
  }
  expect(read).toBeGreaterThan(fuzzRounds / 10);
});
