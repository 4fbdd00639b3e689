import { expect, test } from 'vitest';
import { drawing, lines, picture, testDecoder } from './wire.ts';

const smallLabel = lines('SIZE 16 dot,3 dot', 'CLS');

test('a picture comes out with the bits that were 0 burnt black', () => {
  const [label] = testDecoder().print(
    smallLabel,
    picture('0,0,2,3,0', [0x7f, 0xff, 0xff, 0xfe, 0x0f, 0xf0]),
    lines('PRINT 1,1'),
  );
  expect(label && drawing(label)).toEqual(['#...............', '...............#', '####........####']);
});

test('sizes are understood in millimetres, inches and dots', () => {
  const sizes = ['SIZE 80 mm,50 mm', 'SIZE 2,1.5', 'SIZE 640 dot, 400 dot', 'SIZE 10.5 mm,5 mm'].map(
    (size) => {
      const [label] = testDecoder().print(lines(size, 'CLS', 'PRINT 1'));
      return [label?.widthDots, label?.heightDots];
    },
  );
  expect(sizes).toEqual([
    [640, 400],
    [406, 305],
    [640, 400],
    [84, 40],
  ]);
});

test('at 300 dpi a millimetre is 11.81 dots', () => {
  const [label] = testDecoder({ dpi: 300 }).print(lines('SIZE 80 mm,50 mm', 'CLS', 'PRINT 1,1'));
  expect([label?.widthDots, label?.heightDots]).toEqual([945, 591]);
});

// The blank is part of the language; printers take the unit-less rest for inches or refuse the line.
test('a size without the blank before mm is refused', () => {
  const decoder = testDecoder();
  decoder.push(lines('SIZE 80mm,50mm'));
  expect(decoder.unknownCommands()).toBe(1);
});

test('the settings of a real job are all understood', () => {
  const decoder = testDecoder();
  decoder.push(
    lines(
      '',
      'SIZE 80 mm,50 mm',
      'GAP 2 mm,0 mm',
      'BLINE 3 mm,0 mm',
      'DIRECTION 0,0',
      'REFERENCE 0,0',
      'OFFSET 0 mm',
      'DENSITY 8',
      'SPEED 3',
      'SET TEAR ON',
      'SET CUTTER 1',
      'SET REPRINT OFF',
      'CODEPAGE UTF-8',
      'CLS',
      'PRINT 1,1',
    ),
  );
  expect(decoder.unknownCommands()).toBe(0);
  expect(decoder.outputs).toHaveLength(1);
});

test('unknown and malformed lines are counted and the next line still works', () => {
  const decoder = testDecoder();
  const labels = decoder.print(
    lines(
      'HELLO 1',
      'DENSITY 16',
      'SIZE , mm',
      'GAP',
      'REFERENCE 1',
      'PRINT 0',
      'constructor 1',
      'x'.repeat(5_000),
    ),
    lines('DIRECTION 2', 'BITMAP 0,0,2,2,3,', 'CLS', 'PRINT 1,1'),
  );
  expect(labels).toHaveLength(1);
  expect(decoder.unknownCommands()).toBe(10);
});

test('NULs and empty lines wake the parser and mean nothing', () => {
  const decoder = testDecoder();
  const labels = decoder.print(Buffer.alloc(512), lines('', ''), lines('PRINT 1,1'));
  expect(labels).toHaveLength(1);
  expect(decoder.unknownCommands()).toBe(0);
});

test('sets times copies labels are asked for, and the reprint setting goes with them', () => {
  const decoder = testDecoder();
  decoder.push(lines('PRINT 2,3', 'SET REPRINT OFF', 'PRINT 4'));
  expect(decoder.outputs).toMatchObject([
    { type: 'print', copies: 6, reprint: true },
    { type: 'print', copies: 4, reprint: false },
  ]);
});

test('a status query is seen before, between and inside lines', () => {
  const decoder = testDecoder();
  const labels = decoder.print(Buffer.from('\x1b!?SIZE 16 dot\x1b!S,3 dot\r\nCLS\r\nPRI\x1b!?NT 1,1\r\n'));
  expect(decoder.outputs.map((output) => (output.type === 'immediate' ? output.code : output.type))).toEqual([
    '?',
    'S',
    '?',
    'print',
  ]);
  expect(labels[0]?.widthDots).toBe(16);
});

test('queries do not count as bytes of a job', () => {
  const decoder = testDecoder();
  decoder.push(Buffer.from('\x1b!?'));
  decoder.push(Buffer.from('CLS\x1b!S\r\n'));
  expect(decoder.jobBytes()).toBe(5);
});

test('an escape that asks nothing known is counted, not answered', () => {
  const decoder = testDecoder();
  decoder.push(Buffer.from('\x1b!x\x1b\x1b!?'));
  expect(decoder.outputs).toEqual([{ type: 'immediate', code: '?' }]);
  expect(decoder.unknownCommands()).toBe(1);
});

test('a reset forgets the half job before it', () => {
  const decoder = testDecoder();
  const labels = decoder.print(
    smallLabel,
    picture('0,0,2,3,0', Array(6).fill(0)),
    Buffer.from('PRI\x1b!R'),
    smallLabel,
    lines('PRINT 1,1'),
  );
  expect(labels.map(drawing)).toEqual([Array(3).fill('.'.repeat(16))]);
});

test('only the half command is dropped with a link, the settings stay', () => {
  const decoder = testDecoder();
  decoder.push(smallLabel);
  decoder.push(Buffer.from('BITMAP 0,0,2,3,0,\x00\x00'));
  decoder.dropHalfCommand();
  const [label] = decoder.print(lines('PRINT 1,1'));
  expect(label && drawing(label)).toEqual(['#'.repeat(16), '.'.repeat(16), '.'.repeat(16)]);
});
