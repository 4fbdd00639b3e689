import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawing } from '../tspl/wire.ts';
import { format, testZplDecoder } from './zpl-wire.ts';

/** A field that prints one picture of `rows` rows of `rowBytes`; its drawing, or `undefined` when it was refused. */
function drawn(rowBytes: number, rows: number, data: string): string[] | undefined {
  const decoder = testZplDecoder({ printWidthMm: 400 });
  const size = rowBytes * rows;
  const field = `^FO0,0^GFA,${size},${size},${rowBytes},${data}^FS`;
  const [label] = decoder.print(format(rowBytes * 8, rows, field));
  expect(decoder.unknownCommands()).toBe(label ? 0 : 1);
  return label && drawing(label);
}

test('plain hex, in capitals and not, with line ends in it', () => {
  const rows = ['#.#.#.#.', '.#.#.#.#'];
  expect(drawn(1, 2, 'AA55')).toEqual(rows);
  expect(drawn(1, 2, 'aa\r\n55\r\n')).toEqual(rows);
});

test('G to Y repeat the next digit 1 to 19 times', () => {
  expect(drawn(1, 1, 'GFG0')).toEqual(['####....']);
  expect(drawn(1, 1, 'HF')).toEqual(['########']);
  expect(drawn(10, 1, 'YFG0')).toEqual([`${'#'.repeat(76)}....`]);
});

test('g to z repeat it 20 to 400 times, and add up with what follows', () => {
  expect(drawn(10, 1, 'gF')).toEqual(['#'.repeat(80)]);
  expect(drawn(200, 1, 'zF')).toEqual(['#'.repeat(1_600)]);
  expect(drawn(11, 1, 'gGFG0')).toEqual([`${'#'.repeat(84)}....`]);
  expect(drawn(400, 1, 'zzF')).toEqual(['#'.repeat(3_200)]);
});

test('a comma fills the rest of a row with white, a mark of exclamation with black', () => {
  expect(drawn(2, 4, 'F,F!,!')).toEqual([
    '####............',
    '################',
    '................',
    '################',
  ]);
});

test('a colon repeats the row above', () => {
  expect(drawn(1, 4, 'A5::FF')).toEqual(['#.#..#.#', '#.#..#.#', '#.#..#.#', '########']);
});

// What the data sheets leave open, printers do each in their own way: nobody may come to rely on one.
test.each([
  ['a run across the end of a row', 1, 2, 'JF'],
  ['a colon before any row', 1, 2, ':FF'],
  ['a colon inside a row', 1, 2, 'FFF:'],
  ['a run before a comma', 1, 1, 'G,'],
  ['a run without a digit', 1, 1, 'FFG'],
  ['too few digits', 1, 2, 'FFF'],
  ['too many digits', 1, 1, 'FFF'],
  ['a letter that means nothing', 1, 1, 'FZ'],
  ['no data', 1, 1, ''],
])('%s is refused', (_what, rowBytes, rows, data) => {
  expect(drawn(rowBytes, rows, data)).toBeUndefined();
});

// Made with Python's zlib, base64 and binascii.crc_hqx, none of which is ours.
const z64 = ':Z64:eJz73wgE/wEODQQD:154F';
const b64 = ':B64:/4GBgYH/:5413';
const frame = ['########', '#......#', '#......#', '#......#', '#......#', '########'];

test('Z64 is base64 of a zlib stream with its check sum', () => {
  expect(drawn(1, 6, z64)).toEqual(frame);
  expect(drawn(1, 6, z64.replace('154F', '154f'))).toEqual(frame);
  expect(drawn(1, 6, `${z64.slice(0, 12)}\r\n${z64.slice(12)}`)).toEqual(frame);
});

test('B64 is base64 of the dots', () => {
  expect(drawn(1, 6, b64)).toEqual(frame);
});

test.each([
  ['the check sum that begins with FFFF', z64.replace('154F', '7F45')],
  ['a wrong check sum', z64.replace('154F', '154E')],
  ['no check sum', z64.replace(':154F', '')],
  ['a letter that is none of base64', z64.replace('eJz7', 'eJ!7')],
  ['one letter short', ':Z64:eJz73wgE/wEODQQ:154F'],
  // Seven white bytes, where six are declared; its check sum is right.
  ['one byte too many', ':Z64:eJxjYAADAAAHAAE=:B0A6'],
])('Z64 with %s is refused', (_what, data) => {
  expect(drawn(1, 6, data)).toBeUndefined();
});

test('a few bytes that unfold to a hundred million are stopped at the size of the picture', () => {
  const bomb = deflateSync(Buffer.alloc(100_000_000)).toString('base64');
  const crc = [...Buffer.from(bomb)].reduce((sum, byte) => {
    let next = sum ^ (byte << 8);
    for (let bit = 0; bit < 8; bit += 1) next = next & 0x8000 ? (next << 1) ^ 0x1021 : next << 1;
    return next & 0xffff;
  }, 0);
  const before = process.memoryUsage().arrayBuffers;
  expect(drawn(1, 6, `:Z64:${bomb}:${crc.toString(16).padStart(4, '0')}`)).toBeUndefined();
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
});

test('format B is counted: carets and tildes in it are dots', () => {
  const decoder = testZplDecoder();
  const dots = Buffer.from('^XZ~JA^F', 'latin1');
  const labels = decoder.print('^XA^PW8^LL8^FO0,0^GFB,8,8,1,', dots, '^FS^XZ');
  expect(labels.map(({ bytes }) => Buffer.from(bytes))).toEqual([dots]);
  expect(decoder.unknownCommands()).toBe(0);
});

test('format B whose two counts differ is taken whole and not drawn', () => {
  const decoder = testZplDecoder();
  const labels = decoder.print('^XA^PW8^LL8^GFB,3,2,1,', Uint8Array.of(1, 2, 3), '^FS^XZ');
  expect(labels).toEqual([]);
  expect(decoder.unknownCommands()).toBe(1);
});

test('a caret inside hex data ends the field, and its picture with it', () => {
  const decoder = testZplDecoder();
  const labels = decoder.print(format(8, 4, '^GFA,4,4,1,FF^FF00FF^FS'));
  expect(labels).toEqual([]);
  expect(decoder.unknownCommands()).toBeGreaterThan(0);
});

test('a head that no manual knows refuses the field', () => {
  for (const head of ['A,0,1,1', 'A,1,1,0', 'A,100000,100000,100', 'D,1,1,1', 'A,1,1', '']) {
    const decoder = testZplDecoder();
    decoder.print(format(8, 1, `^GF${head},FF^FS`));
    expect([head, decoder.unknownCommands(), decoder.outputs.length]).toEqual([head, 1, 0]);
  }
});

test('the largest picture of one field fits, and a field without end is let go', () => {
  const size = 99_999;
  const decoder = testZplDecoder();
  const field = `^GFA,${size},${size},9,${'A5'.repeat(size)}^FS`;
  expect(decoder.print(format(72, 8_000, field))).toHaveLength(1);
  const endless = `^XA^GFA,9,9,1,${'A'.repeat(100_000)}`;
  decoder.print(endless, ...Array.from({ length: 50 }, () => 'A'.repeat(100_000)), '^FS^XZ');
  expect(decoder.unknownCommands()).toBe(1);
  expect(decoder.print(format(8, 1, '^GFA,1,1,1,C0^FS'))).toHaveLength(2);
});
