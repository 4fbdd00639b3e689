import { expect, test } from 'vitest';
import { drawing } from '../tspl/wire.ts';
import { format, testZplDecoder } from './zpl-wire.ts';

const corner = '^FO0,0^GFA,1,1,1,C0^FS';

test('the job of the data sheets is understood to the last command', () => {
  const decoder = testZplDecoder();
  const labels = decoder.print(
    '~SD15^XA^MNW^MTD^MMT^PW640^LL400^LH0,0^PR3^JZN^FO0,0',
    '^GFA,2,2,1,C003^FS^PQ1,0,1,Y^XZ\r\n',
  );
  expect(decoder.unknownCommands()).toBe(0);
  expect(labels.map(({ widthDots, heightDots }) => [widthDots, heightDots])).toEqual([[640, 400]]);
  expect(decoder.outputs).toMatchObject([{ type: 'print', copies: 1, reprint: false }]);
  expect(decoder.settings()).toMatchObject({
    sensing: 'gap',
    transfer: 'direct',
    finish: 'tear',
    darkness: 15,
    speed: 3,
  });
});

test('one bits are black, the most significant on the left', () => {
  const [label] = testZplDecoder().print(format(16, 3, '^FO0,0^GFA,6,6,2,80000001F00F^FS'));
  expect(label && drawing(label)).toEqual(['#...............', '...............#', '####........####']);
});

test('field origin and label home add up, also between byte borders', () => {
  const [label] = testZplDecoder().print(format(24, 3, '^LH3,1^FO2,0^GFA,2,2,1,FF81^FS'));
  expect(label && drawing(label)).toEqual([
    '........................',
    '.....########...........',
    '.....#......#...........',
  ]);
});

test('an origin is its field’s own, and fields lie over one another', () => {
  const [label] = testZplDecoder().print(
    format(8, 2, '^FO2,1^GFA,1,1,1,C0^FS', '^GFA,1,1,1,81^FS', '^GFA,1,1,1,0F^FS'),
  );
  expect(label && drawing(label)).toEqual(['#...####', '..##....']);
});

test('what lies right of the head or below the label is cut', () => {
  const [label] = testZplDecoder({ printWidthMm: 1.5 }).print(
    format(24, 2, '^FO4,1^GFA,6,6,3,FFFFFFFFFFFF^FS'),
  );
  expect(label && drawing(label)).toEqual(['............', '....########']);
  expect(label?.bytes[3]).toBe(0xf0);
});

test('an absurd label is cut to what a printer can hold', () => {
  const [label] = testZplDecoder().print(format(32_000, 32_000, corner));
  expect([label?.widthDots, label?.heightDots]).toEqual([832, 8_128]);
});

test('settings last from label to label, copies and origin do not', () => {
  const decoder = testZplDecoder();
  decoder.print(
    format(16, 2, '^JZN^PQ3^FO8,1^GFA,1,1,1,FF^FS'),
    '^XA^GFA,1,1,1,FF^FS^XZ',
    '^XA^JZY^GFA,1,1,1,FF^FS^XZ',
  );
  expect(decoder.outputs).toMatchObject([
    { copies: 3, reprint: false },
    { copies: 1, reprint: false },
    { copies: 1, reprint: true },
  ]);
  const labels = decoder.outputs.flatMap((output) => (output.type === 'print' ? [output.label] : []));
  expect(labels.map(drawing)).toEqual([
    ['................', '........########'],
    ['########........', '................'],
    ['########........', '................'],
  ]);
});

test('a printer that was told nothing repeats a spoilt label by itself', () => {
  const decoder = testZplDecoder();
  decoder.print(format(8, 1, corner));
  expect(decoder.outputs).toMatchObject([{ reprint: true }]);
});

test('a format without a picture sets things and prints nothing', () => {
  const decoder = testZplDecoder();
  expect(decoder.print('^XA^JZN^MNM^MMC^MTT^XZ')).toEqual([]);
  expect(decoder.settings()).toMatchObject({
    reprint: false,
    sensing: 'mark',
    finish: 'cutter',
    transfer: 'ribbon',
  });
  expect(decoder.unknownCommands()).toBe(0);
});

test('questions are passed on at once, before a line end or another command follows', () => {
  const decoder = testZplDecoder();
  decoder.print('~HS', '~HQES', '~HI');
  expect(decoder.outputs).toEqual([
    { type: 'question', question: '~HS' },
    { type: 'question', question: '~HQES' },
    { type: 'question', question: '~HI' },
  ]);
});

test('cancel and calibrate are passed on', () => {
  const decoder = testZplDecoder();
  decoder.print('~JA~JC\r\n');
  expect(decoder.outputs).toEqual([{ type: 'cancel' }, { type: 'calibrate' }]);
  expect(decoder.unknownCommands()).toBe(0);
});

test('a question inside a format is answered, against the rules, and leaves the label whole', () => {
  const decoder = testZplDecoder();
  const labels = decoder.print('^XA^PW8^LL1^FO0,0~HS^GFA,1,1,1,C0^FS^XZ');
  expect(decoder.outputs.map(({ type }) => type)).toEqual(['question', 'print']);
  expect(labels.map(drawing)).toEqual([['##......']]);
  expect(decoder.unknownCommands()).toBe(1);
});

test('between the start and the end of a format the printer knows that it holds half of one', () => {
  const decoder = testZplDecoder();
  expect(decoder.inFormat()).toBe(false);
  decoder.print('^XA^PW8');
  expect(decoder.inFormat()).toBe(true);
  decoder.print('^XZ');
  expect(decoder.inFormat()).toBe(false);
});

test('questions and the blanks between formats do not count as bytes of a job', () => {
  const decoder = testZplDecoder();
  decoder.print('~HS\r\n~HQES\r\n~HI');
  expect(decoder.jobBytes()).toBe(0);
  decoder.print('~SD15^XA~HS^XZ\r\n');
  expect(decoder.jobBytes()).toBe('~SD15^XA^XZ'.length);
});

test('unknown and malformed commands are counted and the next one still works', () => {
  const decoder = testZplDecoder();
  const labels = decoder.print(
    '^XA',
    '^ZZ1^PW0^LL^FO1^MNX^MMQ^PQ0^PR99^JZ1^LH-1,0^MTconstructor^PWtoString',
    '~SDxx~HQZZ^GFC,1,1,1,00',
    `^PW${'1'.repeat(5_000)}`,
    '^XZ',
    format(8, 1, corner),
  );
  expect(labels.map(drawing)).toEqual([['##......']]);
  expect(decoder.unknownCommands()).toBe(16);
});

test('text between commands is nonsense, once for each stretch of it', () => {
  const decoder = testZplDecoder();
  const labels = decoder.print('SIZE 80 mm,50 mm\r\nCLS\r\n', format(8, 1, corner), 'more\0of\0it');
  expect(labels).toHaveLength(1);
  expect(decoder.unknownCommands()).toBe(2);
});

test('format commands outside a format do nothing', () => {
  const decoder = testZplDecoder();
  expect(decoder.print('^PW8^LL1^FO0,0^GFA,1,1,1,FF^FS^XZ')).toEqual([]);
  expect(decoder.unknownCommands()).toBe(6);
});

test('lower-case commands are the same commands', () => {
  const decoder = testZplDecoder();
  const labels = decoder.print('^xa^pw8^ll1^fo0,0^gfa,1,1,1,c0^fs^xz~hs');
  expect(labels.map(drawing)).toEqual([['##......']]);
  expect(decoder.unknownCommands()).toBe(0);
});

test('a half format is dropped by the next one, which comes out whole', () => {
  const decoder = testZplDecoder();
  const labels = decoder.print('^XA^PW8^LL1^FO0,0^GFA,2,2,1,FF', format(8, 1, corner));
  expect(labels.map(drawing)).toEqual([['##......']]);
  expect(decoder.unknownCommands()).toBe(2);
});

test('cancel drops the half format', () => {
  const decoder = testZplDecoder();
  decoder.print('^XA^PW8^LL1^GFA,1,1,1,FF^FS~JA');
  expect(decoder.inFormat()).toBe(false);
  expect(decoder.print(format(8, 1, corner)).map(drawing)).toEqual([['##......']]);
});

test('only the half format is dropped with a link, the settings stay', () => {
  const decoder = testZplDecoder();
  decoder.print('^XA^PW16^LL1^FO8,0^GFA,2,2,1,FF');
  decoder.dropHalfCommand();
  expect(decoder.print('^XA^GFA,1,1,1,C0^FS^XZ').map(drawing)).toEqual([['##..............']]);
  expect(decoder.unknownCommands()).toBe(0);
});

test('power-on state knows nothing of the label before', () => {
  const decoder = testZplDecoder();
  decoder.print('^XA^PW16^LL1^JZN^GFB,2,2,1,');
  decoder.reset();
  const [label] = decoder.print('^XA^GFA,1,1,1,C0^FS^XZ');
  expect([label?.widthDots, label?.heightDots]).toEqual([832, 400]);
  expect(decoder.outputs).toMatchObject([{ reprint: true }]);
});

test('a stream cut into single bytes is the same stream', () => {
  const stream = Buffer.from(
    `~HS\r\n~SD15${format(16, 2, '^LH1,0^FO0,0^GFA,4,4,2,gF!^FS', '^FO0,1^GFB,2,2,2,^~^FS')}~HQES`,
    'latin1',
  );
  const whole = testZplDecoder();
  whole.push(stream);
  const pieces = testZplDecoder();
  for (const byte of stream) pieces.push(Uint8Array.of(byte));
  expect(pieces.outputs).toEqual(whole.outputs);
  expect(pieces.jobBytes()).toBe(whole.jobBytes());
  for (let cut = 1; cut < stream.length; cut += 1) {
    const halves = testZplDecoder();
    halves.push(stream.subarray(0, cut));
    halves.push(stream.subarray(cut));
    expect(halves.outputs).toEqual(whole.outputs);
  }
});
