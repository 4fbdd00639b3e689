import { expect, test } from 'vitest';
import {
  decodeTsplLong,
  decodeTsplShort,
  tsplLongAnswer,
  tsplShortAnswer,
} from '../../../../../../main/devices/label-printer/tspl/status.ts';

const short = (byte: number) => decodeTsplShort(Uint8Array.of(byte));
const long = (characters: string) => decodeTsplLong(Buffer.from(`\x02${characters}\x03\r\n`));

test.each([
  [0x00, undefined, false],
  [0x01, 'cover-open', false],
  [0x02, 'jammed', false],
  [0x04, 'out-of-labels', false],
  [0x08, 'out-of-ribbon', false],
  [0x10, 'paused', false],
  [0x20, undefined, true],
  [0x40, 'cover-open', false],
  [0x80, 'over-heated', false],
] as const)('byte %i means %s, printing %s', (byte, fault, printing) => {
  expect(short(byte)).toMatchObject({ faults: fault ? [fault] : [], printing });
});

test('bits combine, and the first fault is the one to deal with first', () => {
  expect(short(0x05)).toEqual({
    faults: ['cover-open', 'out-of-labels'],
    printing: false,
    warnings: [],
    words: 'ESC ! ? = 05',
  });
  expect(short(0x36)).toMatchObject({ faults: ['jammed', 'out-of-labels', 'paused'], printing: true });
  expect(short(0xff).faults).toEqual([
    'cover-open',
    'jammed',
    'out-of-labels',
    'out-of-ribbon',
    'over-heated',
    'paused',
  ]);
});

test('only a byte without a fault bit is without a fault', () => {
  const fine = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !short(byte).faults[0]);
  expect(fine).toEqual([0x00, 0x20]);
});

test('more than one byte is no short answer', () => {
  expect(tsplShortAnswer.take(Uint8Array.of(0x20))).toEqual(Uint8Array.of(0x20));
  expect(tsplShortAnswer.take(Buffer.from('ER'))).toBe('nonsense');
});

test.each([
  ['@@@@', [], false],
  ['P@@@', [], true],
  ['C@@@', [], true],
  ['W@@@', [], true],
  ['B@@@', [], true],
  ['L@@@', [], false],
  ['`@@@', ['paused'], false],
  ['K@@@', ['paused'], false],
  ['E@A@', ['over-heated'], false],
  ['E@B@', ['over-heated'], false],
  ['E@H@', ['fault'], false],
  ['E@P@', ['fault'], false],
  ['E@@A', ['out-of-labels'], false],
  ['E@@B', ['jammed'], false],
  ['E@@D', ['out-of-ribbon'], false],
  ['E@@H', ['jammed'], false],
  ['E@@`', ['cover-open'], false],
  ['E@@a', ['cover-open', 'out-of-labels'], false],
  ['E@@@', ['fault'], false],
  // A full receive buffer passes by itself.
  ['@H@@', [], false],
] as const)('the long answer %s means %j, printing %s', (characters, faults, printing) => {
  expect(long(characters)).toMatchObject({ faults, printing, warnings: [] });
});

test('a long answer is found behind a stray short one, waited for in pieces, and refused when broken', () => {
  const frame = Buffer.from('\x02P@@@\x03\r\n');
  expect(tsplLongAnswer.take(Buffer.concat([Uint8Array.of(0x20), frame]))).toEqual(frame);
  for (let length = 0; length < frame.length; length += 1) {
    expect(tsplLongAnswer.take(frame.subarray(0, length))).toBe('more');
  }
  expect(tsplLongAnswer.take(Buffer.from('\x02P@@@@\r\n'))).toBe('nonsense');
  expect(tsplLongAnswer.take(Buffer.from('\x02\x01@@@\x03\r\n'))).toBe('nonsense');
});
