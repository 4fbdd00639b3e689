import { expect, test } from 'vitest';
import { drawing, lines, picture, testDecoder } from './wire.ts';

const label8x2 = lines('SIZE 8 dot,2 dot', 'CLS');
const print = lines('PRINT 1,1');

test('modes overwrite, or and xor meet what is already drawn', () => {
  const result = (mode: number) =>
    testDecoder()
      .print(label8x2, picture('0,0,1,1,0', [0x0f]), picture(`0,0,1,1,${mode}`, [0x33]), print)
      .map((label) => drawing(label)[0]);
  expect([result(0), result(1), result(2)]).toEqual([['##..##..'], ['######..'], ['..####..']]);
});

test('REFERENCE moves pictures, also between byte borders', () => {
  const [label] = testDecoder().print(
    lines('SIZE 24 dot,3 dot', 'REFERENCE 3,1', 'CLS'),
    picture('2,0,1,2,0', [0x00, 0x7e]),
    print,
  );
  expect(label && drawing(label)).toEqual([
    '........................',
    '.....########...........',
    '.....#......#...........',
  ]);
});

test('what lies right of the head or below the label is cut', () => {
  const [label] = testDecoder({ printWidthMm: 1.5 }).print(
    lines('SIZE 24 dot,2 dot', 'CLS'),
    picture('4,1,3,3,0', Array(9).fill(0)),
    print,
  );
  expect(label && drawing(label)).toEqual(['............', '....########']);
  expect(label?.bytes[3]).toBe(0xf0);
});

test('CR, LF, ESC ! ? and commands inside a picture are dots', () => {
  const dots = Buffer.from('\r\n\x1b!?PRINT 1,1\r\n', 'latin1');
  const decoder = testDecoder();
  const labels = decoder.print(
    lines(`SIZE ${dots.length * 8} dot,1 dot`, 'CLS'),
    picture(`0,0,${dots.length},1,0`, dots),
    print,
  );
  expect(decoder.outputs).toHaveLength(1);
  expect(labels[0]?.bytes).toEqual(new Uint8Array(dots.map((byte) => ~byte)));
});

test('a firmware that obeys inside pictures answers and still draws the bytes', () => {
  const decoder = testDecoder({ obeysInsidePicture: true });
  const labels = decoder.print(
    lines('SIZE 24 dot,1 dot', 'CLS'),
    picture('0,0,3,1,0', Buffer.from('\x1b!?')),
    print,
  );
  expect(decoder.outputs.map((output) => output.type)).toEqual(['immediate', 'print']);
  expect(labels[0]?.bytes).toEqual(Uint8Array.of(~0x1b, ~0x21, ~0x3f));
});

// The classic field fault: the printer is still waiting for one byte of the picture.
test('a picture one byte short swallows the start of the next command', () => {
  const decoder = testDecoder();
  const short = Buffer.concat([Buffer.from('BITMAP 0,0,1,2,0,'), Buffer.from([0xff])]);
  expect(decoder.print(label8x2, short, print)).toEqual([]);
  expect(decoder.unknownCommands()).toBe(1);
  expect(decoder.print(print)).toHaveLength(1);
});

test('a picture one byte long leaves garbage before the next command', () => {
  const decoder = testDecoder();
  const long = Buffer.concat([Buffer.from('BITMAP 0,0,1,2,0,'), Buffer.from([0xff, 0xff, 0x41])]);
  expect(decoder.print(label8x2, long, print)).toEqual([]);
  expect(decoder.unknownCommands()).toBe(1);
});

test('a picture of no bytes is over at once', () => {
  const decoder = testDecoder();
  expect(decoder.print(label8x2, picture('0,0,0,2,0', []), print)).toHaveLength(1);
  expect(decoder.unknownCommands()).toBe(0);
});

test('a second PRINT repeats the picture, and CLS ends it', () => {
  const labels = testDecoder().print(
    label8x2,
    picture('0,0,1,2,0', [0, 0]),
    print,
    print,
    lines('CLS'),
    print,
  );
  expect(labels.map((label) => drawing(label)[0])).toEqual(['########', '########', '........']);
});

test('the same SIZE again without CLS keeps the old dots, as an image memory does', () => {
  const labels = testDecoder().print(
    label8x2,
    picture('0,0,1,2,0', [0, 0]),
    lines('SIZE 8 dot,2 dot', 'PRINT 1,1', 'SIZE 8 dot,1 dot', 'PRINT 1,1'),
  );
  expect(labels.map((label) => drawing(label)[0])).toEqual(['########', '........']);
});

test('DIRECTION turns and mirrors the finished label', () => {
  const cornerWith = (direction: string) =>
    testDecoder()
      .print(lines('SIZE 9 dot,2 dot', direction, 'CLS'), picture('0,0,1,1,0', [0x3f]), print)
      .map(drawing);
  expect(cornerWith('DIRECTION 0,0')).toEqual([['##.......', '.........']]);
  expect(cornerWith('DIRECTION 1')).toEqual([['.........', '.......##']]);
  expect(cornerWith('DIRECTION 0,1')).toEqual([['.......##', '.........']]);
  expect(cornerWith('DIRECTION 1,1')).toEqual([['.........', '##.......']]);
});

test('an absurd label is cut to what a printer can hold', () => {
  const [label] = testDecoder().print(lines('SIZE 999999 mm,999999 mm', 'CLS', 'PRINT 1,1'));
  expect([label?.widthDots, label?.heightDots]).toEqual([832, 8_128]);
});
