import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzRounds, mostGrownBytes } from '../support/fuzz-rounds.ts';
import { malformedInputs, watchMemory } from '../support/malformed.ts';
import { format, testZplDecoder } from '../unit/main/devices/label-printer/decoders/zpl-wire.ts';

const anyPicture = fc
  .record({ rowBytes: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 1, max: 20 }) })
  .chain(({ rowBytes, rows }) =>
    fc.record({
      rowBytes: fc.constant(rowBytes),
      rows: fc.constant(rows),
      dots: fc.uint8Array({ minLength: rowBytes * rows, maxLength: rowBytes * rows }),
    }),
  );

type AnyPicture = typeof anyPicture extends fc.Arbitrary<infer T> ? T : never;

const hexJob = ({ rowBytes, rows, dots }: AnyPicture): Buffer =>
  Buffer.from(
    format(
      rowBytes * 8,
      rows,
      `^FO0,0^GFA,${dots.length},${dots.length},${rowBytes},${Buffer.from(dots).toString('hex')}^FS`,
    ),
  );

test('any picture in hex comes out dot for dot', () => {
  fc.assert(
    fc.property(anyPicture, (any) => {
      const decoder = testZplDecoder();
      expect(decoder.print(hexJob(any))).toEqual([
        { widthDots: any.rowBytes * 8, heightDots: any.rows, bytes: any.dots },
      ]);
      expect(decoder.unknownCommands()).toBe(0);
    }),
  );
});

test('any picture as counted bytes comes out dot for dot, whatever its bytes look like', () => {
  fc.assert(
    fc.property(anyPicture, ({ rowBytes, rows, dots }) => {
      const decoder = testZplDecoder();
      const head = `^XA^PW${rowBytes * 8}^LL${rows}^GFB,${dots.length},${dots.length},${rowBytes},`;
      const [label] = decoder.print(head, dots, '^FS^XZ');
      expect(label?.bytes).toEqual(dots);
      expect(decoder.unknownCommands()).toBe(0);
    }),
  );
});

test('how the bytes are cut into packets changes nothing', () => {
  fc.assert(
    fc.property(anyPicture, fc.array(fc.nat(600), { maxLength: 12 }), (any, cuts) => {
      const job = Buffer.concat([Buffer.from('~HS\r\n~SD07'), hexJob(any), Buffer.from('~HQES')]);
      const whole = testZplDecoder();
      whole.push(job);
      const pieces = testZplDecoder();
      const edges = [0, ...cuts.filter((cut) => cut < job.length).sort((a, b) => a - b), job.length];
      edges.slice(1).forEach((end, i) => pieces.push(job.subarray(edges[i], end)));
      expect(pieces.outputs).toEqual(whole.outputs);
      expect(pieces.jobBytes()).toBe(whole.jobBytes());
    }),
  );
});

// A wrong dot in a picture nobody can check is worse than no picture.
test('a Z64 picture with one letter changed is not drawn', () => {
  // 21 bytes, packed and summed by Python.
  const sound = ':Z64:eJwryUhVSMkvKVbIT1NIVCjITC4pLUoFAFLuB64=:F0BA';
  const draw = (data: string) => testZplDecoder().print(format(24, 7, `^GFA,21,21,3,${data}^FS`));
  expect(draw(sound)).toHaveLength(1);
  fc.assert(
    fc.property(fc.nat(sound.length - 1), fc.constantFrom(...'ABCz09+/:=!'), (at, letter) => {
      const changed = sound.slice(0, at) + letter + sound.slice(at + 1);
      fc.pre(changed.toUpperCase() !== sound.toUpperCase());
      expect(draw(changed)).toEqual([]);
    }),
  );
});

// One decoder lives through all of it, as a printer would; every 1,000 inputs it must still print a sound job.
test(`${fuzzRounds} malformed inputs neither crash the printer nor stop it`, () => {
  const grownBytes = watchMemory();
  const next = malformedInputs(20_261_123, [
    ...['^XA', '^XZ', '^PW', '^LL', '^LH', '^FO', '^PQ', '^FS', '^JZN', '~HS', '~HQES', '~JA', '~SD', '~'],
    ...[
      '^GFA,',
      '^GFB,',
      '^GFC,',
      '1,1,1,',
      '99999,',
      ':Z64:',
      ':B64:',
      ':',
      ',',
      '!',
      'zF',
      '^',
      '\r\n',
      '0',
    ],
  ]);
  const sound = hexJob({ rowBytes: 2, rows: 2, dots: Uint8Array.of(1, 2, 3, 4) });
  const decoder = testZplDecoder();
  for (let i = 1; i <= fuzzRounds; i += 1) {
    decoder.push(next());
    if (i % 1_000 > 0) continue;
    decoder.reset();
    decoder.outputs.length = 0;
    expect(decoder.print(sound)).toHaveLength(1);
  }
  expect(decoder.unknownCommands()).toBeGreaterThan(fuzzRounds / 10);
  expect(grownBytes()).toBeLessThan(mostGrownBytes);
}, 60_000);
