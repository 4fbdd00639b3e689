import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzRounds, mostGrownBytes } from '../support/fuzz-rounds.ts';
import { malformedInputs, watchMemory } from '../support/malformed.ts';
import {
  band,
  cut,
  initialise,
  printStored,
  stored,
  testEscposDecoder,
} from '../unit/main/devices/label-printer/decoders/escpos-wire.ts';

/** At 203 dpi a millimetre is 8 dots: one byte. */
const anyPicture = fc
  .record({ widthMm: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 1, max: 20 }) })
  .chain(({ widthMm, rows }) =>
    fc.record({
      widthMm: fc.constant(widthMm),
      rows: fc.constant(rows),
      dots: fc.uint8Array({ minLength: widthMm * rows, maxLength: widthMm * rows }),
    }),
  );

test('any picture comes out dot for dot, in one band or in many, whatever its bytes look like', () => {
  fc.assert(
    fc.property(anyPicture, fc.integer({ min: 1, max: 20 }), ({ widthMm, rows, dots }, bandRows) => {
      const decoder = testEscposDecoder({ printWidthMm: widthMm });
      const bands: number[][] = [];
      for (let row = 0; row < rows; row += bandRows) {
        const height = Math.min(bandRows, rows - row);
        bands.push(band(widthMm, height, dots.subarray(row * widthMm, (row + height) * widthMm)));
      }
      expect(decoder.print(initialise, ...bands, cut)).toEqual([
        { widthDots: widthMm * 8, heightDots: rows, bytes: dots },
      ]);
      expect(decoder.unknownCommands()).toBe(0);
    }),
  );
});

test('any stored picture comes out dot for dot', () => {
  fc.assert(
    fc.property(anyPicture, ({ widthMm, rows, dots }) => {
      const decoder = testEscposDecoder({ printWidthMm: widthMm });
      const [label] = decoder.print(stored(widthMm * 8, rows, [...dots]), printStored, cut);
      expect(label?.bytes).toEqual(dots);
    }),
  );
});

test('how the bytes are cut into packets changes nothing', () => {
  fc.assert(
    fc.property(anyPicture, fc.array(fc.nat(400), { maxLength: 12 }), ({ widthMm, rows, dots }, cuts) => {
      const job = Uint8Array.from([
        0x10,
        4,
        1,
        ...band(widthMm, rows, dots),
        ...cut,
        0x10,
        4,
        4,
        0x1d,
        0x72,
        1,
      ]);
      const whole = testEscposDecoder();
      whole.push(job);
      const pieces = testEscposDecoder();
      const edges = [0, ...cuts.filter((at) => at < job.length).sort((a, b) => a - b), job.length];
      edges.slice(1).forEach((end, i) => pieces.push(job.subarray(edges[i], end)));
      expect(pieces.outputs).toEqual(whole.outputs);
      expect(pieces.jobBytes()).toBe(whole.jobBytes());
    }),
  );
});

// One decoder lives through all of it, as a printer would; every 1,000 inputs it must still print a sound job.
test.each([false, true])(
  `${fuzzRounds} malformed inputs neither crash the printer nor stop it (obeys inside pictures: %s)`,
  (obeysInsidePicture) => {
    const grownBytes = watchMemory();
    const next = malformedInputs(20_261_124, [
      ...[initialise, cut, printStored, [0x0c], [0x10, 4, 1], [0x10, 5, 2], [0x1d, 0x72, 1], [0x1b, 0x4a]],
      ...[
        [0x1d, 0x76, 0x30],
        [0x1d, 0x76, 0x30, 0, 1, 0],
        [0x1d, 0x28, 0x4c],
        [0x1d, 0x38, 0x4c],
        [0x1d, 0x4c],
      ],
      ...[stored(8, 1, [1]).slice(0, 11), [0x1d, 0x56], [0, 0], [1, 0], [0xff, 0xff], [0x1d], [0x1b], [0x10]],
    ]);
    const decoder = testEscposDecoder({ obeysInsidePicture });
    for (let i = 1; i <= fuzzRounds; i += 1) {
      decoder.push(next());
      if (i % 1_000 > 0) continue;
      decoder.reset();
      decoder.outputs.length = 0;
      expect(decoder.print(band(1, 1, [0xff]), cut)).toHaveLength(1);
    }
    expect(decoder.unknownCommands()).toBeGreaterThan(fuzzRounds / 100);
    expect(grownBytes()).toBeLessThan(mostGrownBytes);
  },
  60_000,
);
