import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawing, lines, picture, testDecoder } from '../unit/main/devices/label-printer/tspl/wire.ts';
import { fuzzRounds } from '../support/fuzz-rounds.ts';

const pictureOfAnySize = fc
  .record({ widthBytes: fc.integer({ min: 1, max: 12 }), heightDots: fc.integer({ min: 1, max: 20 }) })
  .chain(({ widthBytes, heightDots }) =>
    fc.record({
      widthBytes: fc.constant(widthBytes),
      heightDots: fc.constant(heightDots),
      dots: fc.uint8Array({ minLength: widthBytes * heightDots, maxLength: widthBytes * heightDots }),
    }),
  );

type AnyPicture = typeof pictureOfAnySize extends fc.Arbitrary<infer T> ? T : never;

const jobFor = ({ widthBytes, heightDots, dots }: AnyPicture): Buffer =>
  Buffer.concat([
    lines(`SIZE ${widthBytes * 8} dot,${heightDots} dot`, 'CLS'),
    picture(
      `0,0,${widthBytes},${heightDots},0`,
      dots.map((byte) => ~byte),
    ),
    lines('PRINT 1,1'),
  ]);

test('any picture comes out dot for dot, whatever its bytes look like', () => {
  fc.assert(
    fc.property(pictureOfAnySize, (any) => {
      const decoder = testDecoder();
      expect(decoder.print(jobFor(any))).toEqual([
        { widthDots: any.widthBytes * 8, heightDots: any.heightDots, bytes: any.dots },
      ]);
      expect(decoder.unknownCommands()).toBe(0);
    }),
  );
});

test('how the bytes are cut into packets changes nothing', () => {
  fc.assert(
    fc.property(pictureOfAnySize, fc.array(fc.nat(400), { maxLength: 12 }), (any, cuts) => {
      const job = Buffer.concat([Buffer.from('\x1b!?'), jobFor(any), Buffer.from('\x1b!S')]);
      const whole = testDecoder();
      whole.push(job);
      const pieces = testDecoder();
      const edges = [0, ...cuts.filter((cut) => cut < job.length).sort((a, b) => a - b), job.length];
      edges.slice(1).forEach((end, i) => pieces.push(job.subarray(edges[i], end)));
      expect(pieces.outputs).toEqual(whole.outputs);
      expect(pieces.jobBytes()).toBe(whole.jobBytes());
    }),
  );
});

test('a picture in two halves is the picture, wherever the halves meet', () => {
  fc.assert(
    fc.property(pictureOfAnySize, fc.nat(19), (any, at) => {
      const { widthBytes, heightDots, dots } = any;
      const rows = Math.min(at, heightDots);
      const wire = dots.map((byte) => ~byte);
      const halves = testDecoder().print(
        lines(`SIZE ${widthBytes * 8} dot,${heightDots} dot`, 'CLS'),
        picture(`0,0,${widthBytes},${rows},0`, wire.subarray(0, rows * widthBytes)),
        picture(`0,${rows},${widthBytes},${heightDots - rows},0`, wire.subarray(rows * widthBytes)),
        lines('PRINT 1,1'),
      );
      expect(halves.map(drawing)).toEqual(testDecoder().print(jobFor(any)).map(drawing));
    }),
  );
});

// One decoder lives through all of it, as a printer would; every 1,000 inputs it must still print a sound job.
test(`${fuzzRounds} malformed inputs neither crash the printer nor stop it`, () => {
  const words = [
    'SIZE ',
    'BITMAP ',
    'PRINT ',
    'CLS',
    'REFERENCE ',
    'SET REPRINT ',
    '\x1b!',
    ' mm',
    ' dot',
    'GAP ',
  ];
  const marks = [',', '\r\n', '\r', '\n', '\0', '-', '.', ' ', '\x1b', '9'];
  let seed = 20_261_123;
  const below = (limit: number): number => {
    // Numerical Recipes' generator: fast, and the same inputs on every run.
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const malformed = (): Buffer => {
    let text = '';
    for (let parts = 1 + below(6); parts > 0; parts -= 1) {
      const kind = below(4);
      if (kind === 0) text += words[below(words.length)];
      else if (kind === 1) text += marks[below(marks.length)];
      else if (kind === 2) text += String(below(40));
      else text += String.fromCharCode(below(256), below(256));
    }
    return Buffer.from(text, 'latin1');
  };
  const sound = jobFor({ widthBytes: 2, heightDots: 2, dots: Uint8Array.of(1, 2, 3, 4) });
  const decoder = testDecoder();
  for (let i = 1; i <= fuzzRounds; i += 1) {
    decoder.push(malformed());
    if (i % 1_000 > 0) continue;
    decoder.reset();
    decoder.outputs.length = 0;
    expect(decoder.print(sound)).toHaveLength(1);
  }
  expect(decoder.unknownCommands()).toBeGreaterThan(fuzzRounds / 10);
}, 30_000);
