import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzRounds, mostGrownBytes } from '../support/fuzz-rounds.ts';
import { malformedInputs, watchMemory } from '../support/malformed.ts';
import { drawing } from '../unit/main/devices/label-printer/tspl/wire.ts';
import {
  initialise,
  lastPage,
  nextPage,
  packed,
  pageInfo,
  rasterMode,
  row,
  start,
  statusQuestion,
  testBrotherDecoder,
} from '../unit/main/devices/label-printer/decoders/brother-wire.ts';

const anyRow = fc.uint8Array({ minLength: 90, maxLength: 90 });

const bits = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) => byte.toString(2).padStart(8, '0').replaceAll('0', '.').replaceAll('1', '#'))
    .join('');

test('any rows come out dot for dot in the mirror, whatever their bytes look like', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 6 }), (rows) => {
      const decoder = testBrotherDecoder();
      const [label] = decoder.print(start, pageInfo(rows.length), ...rows.map(row), lastPage);
      expect(label && drawing(label)).toEqual(rows.map((dots) => [...bits(dots)].toReversed().join('')));
      expect(decoder.unknownCommands()).toBe(0);
    }),
  );
});

/** A row as runs and literal stretches, cut up at random: every spelling PackBits allows. */
const anySpelling = fc
  .array(
    fc.oneof(
      fc.record({ run: fc.integer({ min: 2, max: 128 }), byte: fc.nat(255) }),
      fc.record({ literal: fc.uint8Array({ minLength: 1, maxLength: 128 }) }),
      fc.constant({ nothing: true }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => {
    const spelt: number[] = [];
    const dots: number[] = [];
    for (const part of parts) {
      const room = 90 - dots.length;
      if ('nothing' in part) spelt.push(128);
      else if ('run' in part && room >= 2) {
        const count = Math.min(part.run, room);
        spelt.push(257 - count, part.byte);
        dots.push(...Array<number>(count).fill(part.byte));
      } else if ('literal' in part && room >= 1) {
        const literal = part.literal.subarray(0, room);
        spelt.push(literal.length - 1, ...literal);
        dots.push(...literal);
      }
    }
    const rest = 90 - dots.length;
    if (rest > 0) spelt.push(rest - 1, ...Array<number>(rest).fill(0));
    return { spelt, dots: [...dots, ...Array<number>(rest).fill(0)] };
  })
  .filter(({ spelt }) => spelt.length <= 255);

test('every spelling of a packed row is the same row', () => {
  fc.assert(
    fc.property(anySpelling, ({ spelt, dots }) => {
      const decoder = testBrotherDecoder();
      const labels = decoder.print(start, packed, row(spelt), [0x4d, 0], row(dots), lastPage);
      const [fromPacked, fromRaw] = labels.flatMap(drawing);
      expect(fromPacked).toBe(fromRaw);
      expect(decoder.unknownCommands()).toBe(0);
    }),
  );
});

test('how the bytes are cut into packets changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(anyRow, { minLength: 1, maxLength: 3 }),
      fc.array(fc.nat(700), { maxLength: 12 }),
      (rows, cuts) => {
        const job = Uint8Array.from([...start, ...statusQuestion, ...rows.flatMap(row), ...lastPage]);
        const whole = testBrotherDecoder();
        whole.push(job);
        const pieces = testBrotherDecoder();
        const edges = [0, ...cuts.filter((at) => at < job.length).sort((a, b) => a - b), job.length];
        edges.slice(1).forEach((end, i) => pieces.push(job.subarray(edges[i], end)));
        expect(pieces.outputs).toEqual(whole.outputs);
        expect(pieces.jobBytes()).toBe(whole.jobBytes());
      },
    ),
  );
});

// One decoder lives through all of it, as a printer would; every 1,000 inputs it must still print a sound job.
test(`${fuzzRounds} malformed inputs neither crash the printer nor stop it`, () => {
  const grownBytes = watchMemory();
  const next = malformedInputs(20_261_125, [
    ...[rasterMode, initialise, lastPage, nextPage, packed, statusQuestion, pageInfo(1), [0x4d, 0], [0x5a]],
    ...[
      [0x67, 0, 90],
      [0x67, 0, 3, 0x89, 1, 128],
      [0x67, 0],
      [0x1b, 0x69],
      [0x1b],
      [0x1b, 0x69, 0x7a],
      [0, 0],
    ],
  ]);
  const decoder = testBrotherDecoder();
  for (let i = 1; i <= fuzzRounds; i += 1) {
    decoder.push(next());
    if (i % 1_000 > 0) continue;
    decoder.outputs.length = 0;
    expect(decoder.print(start, pageInfo(1), [0x5a], lastPage)).toHaveLength(1);
  }
  expect(decoder.unknownCommands()).toBeGreaterThan(fuzzRounds / 10);
  expect(grownBytes()).toBeLessThan(mostGrownBytes);
}, 60_000);
