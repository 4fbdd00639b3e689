import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCodeReader } from '../../../../../main/devices/code-scanner/coder.ts';
import type { CodeFraming } from '../../../../../main/devices/code-scanner/coder.ts';

const byLine: CodeFraming = { ending: { type: 'line' } };
const bySilence: CodeFraming = { ending: { type: 'silence' } };
const read = (framing: CodeFraming, ...parts: string[]): string[] => {
  const reader = createCodeReader(framing);
  return parts.flatMap((part) => reader.push(Buffer.from(part)));
};

test('CR, LF and CR LF each end a code, and empty lines are none', () => {
  expect(read(byLine, 'one\rtwo\nthree\r\nfour\r\n\r\n')).toEqual(['one', 'two', 'three', 'four']);
});

test('a code arrives in any number of pieces, also inside a character', () => {
  const bytes = Buffer.from('迎宾-0417\r\n');
  const reader = createCodeReader(byLine);
  expect([...bytes].flatMap((byte) => reader.push(Uint8Array.of(byte)))).toEqual(['迎宾-0417']);
});

test('blanks belong to the code', () => {
  expect(read(byLine, ' a b \r')).toEqual([' a b ']);
});

test('a configured suffix may be several characters, and line ends are then part of the code', () => {
  const framing: CodeFraming = { ending: { type: 'suffix', text: '##' } };
  expect(read(framing, 'a#b##c', '\r\nd#', '#')).toEqual(['a#b', 'c\r\nd']);
});

test('a prefix is taken off, and a code without it is the tail of a broken one', () => {
  const framing: CodeFraming = { ending: { type: 'line' }, prefix: '\x02' };
  expect(read(framing, 'tail\r\x02whole\r\x02\r')).toEqual(['whole']);
});

test('without a suffix the silence ends the code', () => {
  const reader = createCodeReader(bySilence);
  expect(reader.push(Buffer.from('no '))).toEqual([]);
  expect(reader.push(Buffer.from('end'))).toEqual([]);
  expect(reader.isMidCode()).toBe(true);
  expect(reader.silence()).toEqual(['no end']);
  expect(reader.silence()).toEqual([]);
});

test('with a suffix the silence drops the half code', () => {
  const reader = createCodeReader(byLine);
  reader.push(Buffer.from('half'));
  expect(reader.silence()).toEqual([]);
  expect(reader.push(Buffer.from('whole\r'))).toEqual(['whole']);
});

test.each([byLine, { ending: { type: 'suffix', text: '<>' } }, bySilence] satisfies CodeFraming[])(
  'a code longer than allowed is dropped whole and the next one is read: %j',
  (framing) => {
    const reader = createCodeReader({ ...framing, maxBytes: 8 });
    const end =
      framing.ending.type === 'line' ? '\r' : framing.ending.type === 'suffix' ? framing.ending.text : '';
    const scan = (text: string) => [...reader.push(Buffer.from(text + end)), ...reader.silence()];
    expect(scan('123456789')).toEqual([]);
    expect(scan('x'.repeat(100_000))).toEqual([]);
    expect(scan('12345678')).toEqual(['12345678']);
  },
);

test('bytes that are not UTF-8 are no code', () => {
  const reader = createCodeReader(byLine);
  expect(reader.push(Uint8Array.of(0xff, 0xfe, 0x41, 0x0d))).toEqual([]);
  expect(reader.push(Buffer.from('ok\r'))).toEqual(['ok']);
});

test('the fullest QR code there is comes through', () => {
  const text = '7'.repeat(2_953);
  expect(read(byLine, `${text}\r\n`)).toEqual([text]);
});

test('any text comes back as it was, however it is cut', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .filter((each) => !/[\r\n\ufeff]/.test(each));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (texts, step) => {
      const bytes = Buffer.from(texts.map((each) => `${each}\r\n`).join(''));
      const reader = createCodeReader(byLine);
      const codes: string[] = [];
      for (let at = 0; at < bytes.length; at += step)
        codes.push(...reader.push(bytes.subarray(at, at + step)));
      expect(codes).toEqual(texts);
    }),
  );
});

// One reader per framing lives through all of it, as on a noisy line; every 1,000 inputs it must still read.
test('a million malformed inputs neither crash the reader nor stop it', () => {
  const framings: CodeFraming[] = [
    { ...byLine, maxBytes: 40 },
    { ending: { type: 'suffix', text: '\x03\x03' }, prefix: '\x02', maxBytes: 40 },
    { ...bySilence, maxBytes: 40 },
  ];
  let seed = 41;
  const below = (limit: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const readers = framings.map((framing) => createCodeReader(framing));
  const noise = new Uint8Array(24);
  let longest = 0;
  for (let i = 1; i <= 1_000_000; i += 1) {
    const length = below(noise.length);
    for (let at = 0; at < length; at += 1)
      noise[at] = below(3) > 0 ? below(256) : (2 + below(3)) * (1 + below(5));
    for (const code of readers[i % 3]?.push(noise.subarray(0, length)) ?? [])
      longest = Math.max(longest, code.length);
    if (i % 1_000 > 0) continue;
    const found = readers.map((reader) => {
      reader.silence();
      return [...reader.push(Buffer.from('\x02sound\x03\x03\r')), ...reader.silence()];
    });
    expect(found.map((codes) => codes.length)).toEqual([1, 1, 1]);
    expect(found[1]).toEqual(['sound']);
  }
  expect(longest).toBeGreaterThan(0);
  expect(longest).toBeLessThanOrEqual(40);
}, 30_000);
