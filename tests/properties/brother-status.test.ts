import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  brotherBlockKind,
  brotherMessages,
  brotherReply,
  decodeBrotherStatus,
  readBrotherMessages,
} from '../../main/devices/label-printer/brother-ql/status.ts';
import { fuzzRounds } from '../support/fuzz-rounds.ts';
import { malformedInputs } from '../support/malformed.ts';

/** A QL-800 with a roll of 62 x 29 mm, replying that nothing is wrong. */
const ready = Buffer.alloc(32);
ready.set([0x80, 0x20, 0x42, 0x34, 0x38, 0x30]);
ready.set([62, 0x0b], 10);
ready[17] = 29;

const withType = (type: number): Buffer => {
  const block = Buffer.from(ready);
  block[18] = type;
  return block;
};

test('any 32 bytes behind the header are a status or no block', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 29, maxLength: 29 }), (tail) => {
      const block = Buffer.concat([ready.subarray(0, 3), tail]);
      expect(decodeBrotherStatus(block) !== undefined).toBe([0, 1, 2, 4, 5, 6].includes(block[18] ?? -1));
    }),
  );
});

test('messages are found whole and in order between any noise', () => {
  const noise = fc.uint8Array({ maxLength: 40 }).map((bytes) => bytes.filter((byte) => byte !== 0x80));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(noise, fc.constantFrom(1, 2, 5, 6)), { minLength: 1, maxLength: 6 }),
      (parts) => {
        const heard = Buffer.concat(parts.flatMap(([before, type]) => [before, withType(type)]));
        const taken = brotherMessages.take(heard);
        const said = { 1: 'completed', 2: 'failed', 5: 'news', 6: 'news' } as const;
        expect(readBrotherMessages(taken as Uint8Array).map(({ says }) => says)).toEqual(
          parts.map(([, type]) => said[type as 1 | 2 | 5 | 6]),
        );
        expect(brotherReply.take(heard)).toBe('more');
      },
    ),
  );
});

test(`${fuzzRounds} malformed answers neither throw nor grow`, () => {
  const blocks = [0, 1, 2, 6, 99].map((type) => [...withType(type)]);
  const next = malformedInputs(20_261_126, [
    ...blocks,
    [...ready.subarray(0, 3)],
    [...ready.subarray(0, 20)],
  ]);
  let replies = 0;
  let messages = 0;
  for (let i = 0; i < fuzzRounds; i += 1) {
    const heard = next().subarray(0, brotherReply.maxBytes);
    const reply = brotherReply.take(heard);
    if (reply instanceof Uint8Array) {
      replies += 1;
      if (brotherBlockKind(reply) !== 'reply' || !decodeBrotherStatus(reply)) throw new Error('no reply');
    }
    const taken = brotherMessages.take(heard);
    if (taken instanceof Uint8Array) messages += readBrotherMessages(taken).length;
  }
  expect(replies).toBeGreaterThan(fuzzRounds / 10);
  expect(messages).toBeGreaterThan(replies);
});
