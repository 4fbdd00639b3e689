import { expect, test } from 'vitest';
import { drawing } from '../tspl/wire.ts';
import {
  initialise,
  invalidate,
  lastPage,
  nextPage,
  packed,
  pageInfo,
  rasterMode,
  row,
  start,
  statusQuestion,
  testBrotherDecoder,
} from './brother-wire.ts';

/** A row of 90 bytes, white but for some of them. */
const rowWith = (dots: Readonly<Record<number, number>>): number[] =>
  row(Array.from({ length: 90 }, (_, at) => dots[at] ?? 0));
const white = rowWith({});

test('the sequence of the data sheet for one 62 x 29 mm label is understood to the last byte', () => {
  const decoder = testBrotherDecoder();
  const labels = decoder.print(
    invalidate,
    rasterMode,
    initialise,
    [0x1b, 0x69, 0x21, 0x00],
    pageInfo(271),
    [0x1b, 0x69, 0x4d, 0x40, 0x1b, 0x69, 0x41, 0x01, 0x1b, 0x69, 0x4b, 0x08, 0x1b, 0x69, 0x64, 0x00, 0x00],
    [0x4d, 0x00],
    ...Array.from({ length: 271 }, () => white),
    lastPage,
  );
  expect(labels.map(({ widthDots, heightDots }) => [widthDots, heightDots])).toEqual([[720, 271]]);
  expect(decoder.outputs.at(-1)).toMatchObject({
    info: { dieCut: true, widthMm: 62, lengthMm: 29, rows: 271 },
  });
  expect(decoder.settings()).toEqual({
    raster: true,
    notify: true,
    compression: false,
    autoCut: true,
    cutEvery: 1,
    cutAtEnd: true,
    feedMarginDots: 0,
  });
  expect(decoder.unknownCommands()).toBe(0);
});

// 62 mm: 12 blank pins travel first, then the 696 dots of the picture from right to left, then 12 blank ones.
test('a row travels mirrored: its first dots are the right edge of the label', () => {
  const [label] = testBrotherDecoder().print(
    start,
    // Pins 12 and 13: the two rightmost dots of the label. Pin 707: its leftmost.
    rowWith({ 1: 0b0000_1100, 88: 0b0001_0000 }),
    lastPage,
  );
  const [line = ''] = label ? drawing(label) : [];
  const picture = line.slice(12, 12 + 696);
  expect([picture.indexOf('#'), picture.lastIndexOf('#'), picture.slice(-3)]).toEqual([0, 695, '.##']);
  expect(line.slice(0, 12) + line.slice(708)).toBe('.'.repeat(24));
});

test('every pin lands where the mirror puts it', () => {
  for (let pin = 0; pin < 720; pin += 37) {
    const [label] = testBrotherDecoder().print(start, rowWith({ [pin >> 3]: 0x80 >> (pin & 7) }), lastPage);
    expect(label && drawing(label)[0]?.indexOf('#')).toBe(719 - pin);
  }
});

test('the order of mode and initialisation does not matter', () => {
  for (const order of [
    [rasterMode, initialise],
    [initialise, rasterMode],
  ]) {
    const decoder = testBrotherDecoder();
    expect(decoder.print(...order, white, lastPage)).toHaveLength(1);
    expect(decoder.unknownCommands()).toBe(0);
  }
});

test('rows before raster mode mean nothing', () => {
  const decoder = testBrotherDecoder();
  expect(decoder.print(initialise, white, lastPage)).toEqual([]);
  expect(decoder.unknownCommands()).toBe(2);
});

test('PackBits: literal stretches, runs and nothing', () => {
  const decoder = testBrotherDecoder();
  const labels = decoder.print(
    start,
    packed,
    // Three bytes as they are, 85 white ones, nothing, two black ones: 90.
    row([2, 0x01, 0x02, 0x03, 257 - 85, 0x00, 128, 255, 0xff]),
    lastPage,
  );
  const [line = ''] = labels.map((label) => drawing(label)[0]);
  expect(line).toBe(`${'#'.repeat(16)}${'.'.repeat(680)}##.......#......#.......`);
  expect(decoder.unknownCommands()).toBe(0);
});

test('5A is a white row', () => {
  const labels = testBrotherDecoder().print(start, [0x5a, 0x5a], rowWith({ 0: 0x80 }), [0x5a], lastPage);
  expect(labels.map((label) => drawing(label).map((line) => line.indexOf('#')))).toEqual([[-1, -1, 719, -1]]);
});

test('a QL-800 knows neither packed rows nor the short white row', () => {
  const decoder = testBrotherDecoder({ knowsCompression: false });
  const [label] = decoder.print(start, packed, [0x5a], row(Array<number>(90).fill(0xff)), lastPage);
  expect(label?.heightDots).toBe(1);
  expect(decoder.unknownCommands()).toBe(2);
});

test.each([
  ['a raw row of another length', row([0xff])],
  ['a row of no bytes', [0x67, 0x00, 0x00]],
  ['a packed row that unfolds to too little', [...packed, ...row([257 - 89, 0])]],
  ['a packed row that unfolds to too much', [...packed, ...row([257 - 91, 0])]],
  ['a packed row whose last stretch is missing', [...packed, ...row([89, 1, 2])]],
  ['a packed row whose last run is missing', [...packed, ...row([89, ...Array<number>(90).fill(1), 255])]],
])('%s is left out', (_what, bad) => {
  const decoder = testBrotherDecoder();
  const [label] = decoder.print(start, bad, [0x4d, 0x00], white, lastPage);
  expect([label?.heightDots, decoder.unknownCommands()]).toEqual([1, 1]);
});

test('the wide head takes 162 bytes a row', () => {
  const decoder = testBrotherDecoder({ headBytes: 162 });
  const dots = Array<number>(162).fill(0);
  dots[161] = 0x01;
  const [label] = decoder.print(start, row(dots), lastPage);
  expect([label?.widthDots, label && drawing(label)[0]?.indexOf('#')]).toEqual([1_296, 0]);
});

test('pages wait for the last one', () => {
  const decoder = testBrotherDecoder();
  expect(decoder.print(start, pageInfo(1), white, nextPage, pageInfo(2), white, white, nextPage)).toEqual([]);
  const labels = decoder.print(pageInfo(1), white, lastPage);
  expect(labels.map(({ heightDots }) => heightDots)).toEqual([1, 2, 1]);
  expect(decoder.unknownCommands()).toBe(0);
});

test('initialisation forgets the half job before it', () => {
  const decoder = testBrotherDecoder();
  decoder.print(start, packed, pageInfo(3), white, nextPage, pageInfo(3), white);
  const labels = decoder.print(start, pageInfo(1), white, lastPage);
  expect(labels.map(({ heightDots }) => heightDots)).toEqual([1]);
});

// Two hundred NULs are more than any row.
test('a half row is fed by the NULs that begin the next job', () => {
  const decoder = testBrotherDecoder();
  decoder.print(start, white.slice(0, 20));
  expect(decoder.print(start, pageInfo(1), white, lastPage)).toHaveLength(1);
  expect(decoder.unknownCommands()).toBe(0);
});

test('flags that are not set leave the roll unchecked', () => {
  const decoder = testBrotherDecoder();
  decoder.print(start, pageInfo(1, 0x80), white, lastPage);
  expect(decoder.outputs.at(-1)).toMatchObject({ info: { rows: 1 } });
  expect(decoder.outputs.at(-1)).not.toHaveProperty('info.dieCut');
  expect(decoder.outputs.at(-1)).not.toHaveProperty('info.widthMm');
  expect(decoder.outputs.at(-1)).not.toHaveProperty('info.lengthMm');
});

test('a page with another number of rows than it said, or with none, is noted', () => {
  const decoder = testBrotherDecoder();
  decoder.print(start, pageInfo(2), white, lastPage, lastPage);
  expect(decoder.unknownCommands()).toBe(2);
});

test('row counts are little-endian over four bytes', () => {
  const decoder = testBrotherDecoder();
  const info = [0x1b, 0x69, 0x7a, 0x8e, 0x0a, 62, 0, 0x01, 0x02, 0x03, 0x04, 0, 0];
  decoder.print(start, info, white, lastPage);
  expect(decoder.outputs.at(-1)).toMatchObject({ info: { dieCut: false, lengthMm: 0, rows: 0x04030201 } });
});

test('the margin is two bytes, low first; one speaks up or not; cutting can be off', () => {
  const decoder = testBrotherDecoder();
  decoder.print(
    [0x1b, 0x69, 0x64, 0x23, 0x01, 0x1b, 0x69, 0x21, 0x01, 0x1b, 0x69, 0x4d, 0x00],
    [0x1b, 0x69, 0x41, 0x05, 0x1b, 0x69, 0x4b, 0x41],
  );
  expect(decoder.settings()).toMatchObject({
    feedMarginDots: 0x123,
    notify: false,
    autoCut: false,
    cutEvery: 5,
    cutAtEnd: false,
  });
});

test('the status question is passed on and counts for no job', () => {
  const decoder = testBrotherDecoder();
  for (const byte of statusQuestion) {
    decoder.push(Uint8Array.of(byte));
    expect(decoder.jobBytes()).toBe(0);
  }
  expect(decoder.outputs).toEqual([{ type: 'status' }]);
  decoder.print(initialise);
  expect(decoder.jobBytes()).toBe(2);
});

test('commands inside a row are dots', () => {
  const dots = [...statusQuestion, ...initialise, 0x1a, 0x0c];
  const decoder = testBrotherDecoder();
  decoder.print(start, row([...dots, ...Array<number>(90 - dots.length).fill(0)]), lastPage);
  expect(decoder.outputs.map(({ type }) => type)).toEqual(['initialise', 'page']);
});

test('nonsense is counted, once for each stretch of it, and a broken command may be followed at once', () => {
  const decoder = testBrotherDecoder();
  decoder.print([...Buffer.from('~HS\r\n')], rasterMode, [0x1b, 0x1b, 0x40, 0x67, 0x01, 0x4d, 0x05]);
  expect(decoder.unknownCommands()).toBe(4);
  decoder.print([0x1b, 0x69, 0x1b, 0x69, 0x53]);
  expect(decoder.outputs.map(({ type }) => type)).toEqual(['initialise', 'status']);
  expect(decoder.unknownCommands()).toBe(5);
});

test('power-on state is not raster mode', () => {
  const decoder = testBrotherDecoder();
  decoder.print(start, white, white.slice(0, 9));
  decoder.reset();
  expect(decoder.print(white, lastPage)).toEqual([]);
  expect(decoder.settings().raster).toBe(false);
});

test('a half row is dropped with a link, the page stays', () => {
  const decoder = testBrotherDecoder();
  decoder.print(start, white, white.slice(0, 9));
  decoder.dropHalfCommand();
  expect(decoder.print(white, lastPage).map(({ heightDots }) => heightDots)).toEqual([2]);
});

test('a page without end and pages without a last one cost no memory', () => {
  const decoder = testBrotherDecoder();
  decoder.print(start, Array<number>(20_000).fill(0x5a), lastPage);
  expect(decoder.outputs.at(-1)).toMatchObject({ head: { heightDots: 11_811 } });
  for (let i = 0; i < 20; i += 1) decoder.print([0x5a], nextPage);
  expect(decoder.print([0x5a], lastPage)).toHaveLength(1 + 8);
});

test('a stream cut anywhere is the same stream', () => {
  const stream = Uint8Array.from([
    ...[0, 0, 0, ...rasterMode, ...initialise, ...statusQuestion],
    ...pageInfo(3),
    ...[...packed, ...row([257 - 90, 0x1a]), 0x5a, 0x5a, 0x0c],
    ...[0x1b, 0x69, 0x64, 0x23, 0x00, ...pageInfo(1), 0x5a, 0x1a],
  ]);
  const whole = testBrotherDecoder();
  whole.push(stream);
  expect(whole.outputs).toHaveLength(4);
  expect(whole.unknownCommands()).toBe(0);
  for (let at = 0; at <= stream.length; at += 1) {
    const halves = testBrotherDecoder();
    halves.push(stream.subarray(0, at));
    halves.push(stream.subarray(at));
    expect(halves.outputs).toEqual(whole.outputs);
    expect(halves.jobBytes()).toBe(whole.jobBytes());
  }
});
