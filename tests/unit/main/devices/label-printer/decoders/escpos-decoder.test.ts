import { expect, test } from 'vitest';
import { drawing } from '../tspl/wire.ts';
import { band, cut, formFeed, initialise, printStored, stored, testEscposDecoder } from './escpos-wire.ts';

test('a band is burnt with its one bits black, the most significant on the left', () => {
  const decoder = testEscposDecoder();
  const labels = decoder.print(initialise, band(2, 3, [0x80, 0x00, 0x00, 0x01, 0xf0, 0x0f]), cut);
  expect(labels.map(drawing)).toEqual([['#...............', '...............#', '####........####']]);
  expect(decoder.unknownCommands()).toBe(0);
});

test('bands lie under one another until the paper is cut', () => {
  const labels = testEscposDecoder().print(
    initialise,
    band(2, 1, [0xff, 0x00]),
    band(2, 1, [0x00, 0xff]),
    cut,
    band(1, 1, [0x81]),
    cut,
  );
  expect(labels.map(drawing)).toEqual([['########........', '........########'], ['#......#........']]);
});

test('a feed between bands leaves white, a feed behind the last is no part of the label', () => {
  const feed = (dots: number) => [0x1b, 0x4a, dots];
  const labels = testEscposDecoder().print(
    band(2, 1, [0xff, 0xff]),
    feed(2),
    band(2, 1, [0xff, 0xff]),
    feed(80),
    cut,
  );
  expect(labels.map(drawing)).toEqual([['#'.repeat(16), '.'.repeat(16), '.'.repeat(16), '#'.repeat(16)]]);
});

test('paper fed and then cut off or passed on before a label is no part of it', () => {
  for (const end of [cut, formFeed]) {
    const labels = testEscposDecoder().print([0x1b, 0x4a, 80], end, band(2, 1, [0xff, 0xff]), cut);
    expect(labels.map(({ heightDots }) => heightDots)).toEqual([1]);
  }
});

test('white rows of a band belong to the label, also at its end', () => {
  const labels = testEscposDecoder().print(band(2, 3, [0xff, 0xff, 0, 0, 0, 0]), cut);
  expect(labels[0]?.heightDots).toBe(3);
});

test('every way to cut ends the label', () => {
  for (const way of [
    [0x1d, 0x56, 0],
    [0x1d, 0x56, 1],
    [0x1d, 0x56, 48],
    [0x1d, 0x56, 49],
    [0x1d, 0x56, 65, 10],
    [0x1d, 0x56, 66, 0],
  ]) {
    const decoder = testEscposDecoder();
    expect(decoder.print(band(1, 1, [0xff]), way, way)).toHaveLength(1);
    expect(decoder.unknownCommands()).toBe(0);
  }
});

test('a form feed ends the label, and without one passes a blank label', () => {
  const decoder = testEscposDecoder();
  decoder.print(band(1, 1, [0xff]), formFeed, formFeed);
  expect(decoder.outputs.map(({ type }) => type)).toEqual(['print', 'form-feed']);
});

test('without a cutter a long feed brings the label to the tear bar', () => {
  const decoder = testEscposDecoder({ tornAfterDots: 40 });
  const labels = decoder.print(
    band(1, 1, [0xff]),
    [0x1b, 0x4a, 39],
    band(1, 1, [0xff]),
    [0x1b, 0x4a, 40],
    [0x1b, 0x4a, 40],
  );
  expect(labels.map(({ heightDots }) => heightDots)).toEqual([41]);
});

test('the margin moves pictures to the right, by whole bytes and by dots, until the next initialisation', () => {
  const margin = (dots: number) => [0x1d, 0x4c, dots, 0];
  const labels = testEscposDecoder().print(
    margin(3),
    band(1, 1, [0xff]),
    margin(8),
    band(1, 1, [0x81]),
    margin(13),
    band(1, 1, [0xff]),
    initialise,
    band(1, 1, [0x81]),
    cut,
  );
  expect(labels.map(drawing)).toEqual([
    ['...########.....', '........#......#', '.............###', '#......#........'],
  ]);
});

test('what lies right of the head is lost', () => {
  const labels = testEscposDecoder({ printWidthMm: 1.5 }).print(band(3, 1, [0xff, 0xff, 0xff]), cut);
  expect(labels.map(drawing)).toEqual([['############']]);
  expect(labels[0]?.bytes[1]).toBe(0xf0);
});

test('a stored picture counts its width in dots and is burnt when it is told to be', () => {
  const decoder = testEscposDecoder();
  const labels = decoder.print(stored(11, 2, [0xff, 0xff, 0x80, 0x20]), cut, printStored, cut);
  expect(labels.map(drawing)).toEqual([['###########.....', '#.........#.....']]);
  expect(decoder.unknownCommands()).toBe(0);
});

test('a stored picture may have a four-byte length', () => {
  const long = stored(16, 1, [0xaa, 0x55]);
  const [, , , low = 0, high = 0, ...rest] = long;
  const decoder = testEscposDecoder();
  const labels = decoder.print([0x1d, 0x38, 0x4c, low, high, 0, 0, ...rest], printStored, cut);
  expect(labels.map(drawing)).toEqual([['#.#.#.#..#.#.#.#']]);
  expect(decoder.unknownCommands()).toBe(0);
});

test('a new stored picture takes the place of the old, and initialisation forgets it', () => {
  const decoder = testEscposDecoder();
  const labels = decoder.print(stored(8, 1, [0xff]), stored(8, 1, [0x81]), printStored, printStored, cut);
  expect(labels.map(drawing)).toEqual([['#......#........']]);
  expect(decoder.print(stored(8, 1, [0xff]), initialise, printStored, cut)).toHaveLength(1);
});

test('real-time questions are passed on, and told from jobs', () => {
  const decoder = testEscposDecoder();
  decoder.print([0x10, 0x04, 1, 0x10, 0x04, 2], [0x10, 0x04, 3], [0x10, 0x04, 4]);
  expect(decoder.outputs).toEqual([1, 2, 3, 4].map((n) => ({ type: 'status', n })));
  expect(decoder.jobBytes()).toBe(0);
  expect(decoder.unknownCommands()).toBe(0);
});

test('recovery and the question in order are passed on', () => {
  const decoder = testEscposDecoder();
  decoder.print([0x10, 0x05, 1, 0x10, 0x05, 2], [0x1d, 0x72, 1, 0x1d, 0x72, 49]);
  expect(decoder.outputs).toEqual([
    { type: 'recover', clears: false },
    { type: 'recover', clears: true },
    { type: 'sensor' },
    { type: 'sensor' },
  ]);
});

test('commands inside a picture are dots', () => {
  const dots = [...initialise, ...cut, 0x10, 0x04, 0x01, 0x0c];
  const decoder = testEscposDecoder({ printWidthMm: 10 });
  const labels = decoder.print(band(10, 1, dots), cut);
  expect(labels.map(({ bytes }) => [...bytes])).toEqual([dots]);
  expect(decoder.outputs).toHaveLength(1);
});

test('a firmware that obeys inside pictures answers and still burns the bytes', () => {
  const dots = [0x00, 0x10, 0x04, 0x02, 0x10, 0x10, 0x05, 0x02];
  const decoder = testEscposDecoder({ printWidthMm: 8, obeysInsidePicture: true });
  const labels = decoder.print(band(8, 1, dots), cut);
  expect(decoder.outputs.map(({ type }) => type)).toEqual(['status', 'recover', 'print']);
  expect(labels.map(({ bytes }) => [...bytes])).toEqual([dots]);
});

// The classic field fault: the printer is still waiting for the rest of the picture.
test('a picture one byte short swallows the start of the next command', () => {
  const decoder = testEscposDecoder();
  expect(decoder.print(band(1, 2, [0xff]), cut)).toEqual([]);
  expect(decoder.unknownCommands()).toBe(1);
});

test('NULs feed a half picture, mean nothing between commands, and eject it with the cut behind them', () => {
  const decoder = testEscposDecoder();
  const labels = decoder.print(band(1, 3, [0xff]), [0, 0, 0, 0, 0], cut, band(1, 1, [0x81]), cut);
  expect(labels.map(drawing)).toEqual([
    ['########........', '................', '................'],
    ['#......#........'],
  ]);
  expect(decoder.unknownCommands()).toBe(0);
});

test('rows that are burnt stay on the paper when the link goes', () => {
  const decoder = testEscposDecoder();
  decoder.print(band(1, 3, [0xff, 0xff]));
  decoder.dropHalfCommand();
  const labels = decoder.print(initialise, band(1, 1, [0x81]), cut);
  expect(labels.map(drawing)).toEqual([['########........', '########........', '#......#........']]);
});

test('power-on state has clean paper', () => {
  const decoder = testEscposDecoder();
  decoder.print([0x1d, 0x4c, 8, 0], stored(8, 1, [0xff]), band(1, 3, [0xff, 0xff]));
  decoder.reset();
  expect(decoder.print(printStored, band(1, 1, [0x81]), cut).map(drawing)).toEqual([['#......#........']]);
});

test('a band too high for any printer is refused, and its dots are read as commands', () => {
  const decoder = testEscposDecoder();
  expect(decoder.print(band(1, 2_304, [...cut, 0x41, 0x42]))).toEqual([]);
  expect(decoder.unknownCommands()).toBe(2);
  const highest = Array<number>(2_303).fill(0xff);
  expect(decoder.print(band(1, 2_303, highest), cut)).toHaveLength(1);
});

test('stretched pictures and other functions are skipped by their length', () => {
  const decoder = testEscposDecoder();
  const labels = decoder.print(
    band(1, 2, cut.slice(0, 2), 3),
    [0x1d, 0x28, 0x4c, 4, 0, ...cut],
    [0x1d, 0x28, 0x41, 4, 0, ...cut],
    [0x1d, 0x28, 0x4c, 0, 0],
    // Its length does not agree with its size.
    [...stored(8, 2, [0xff]), ...printStored],
    band(1, 1, [0xff]),
    cut,
  );
  expect(labels.map(({ heightDots }) => heightDots)).toEqual([1]);
  expect(decoder.unknownCommands()).toBe(5);
});

test('heat settings of vendors are skipped without complaint', () => {
  const decoder = testEscposDecoder();
  decoder.print([0x1d, 0x28, 0x4b, 2, 0, 0x31, 0x08]);
  expect(decoder.unknownCommands()).toBe(0);
});

test('a length that is noise does not make the printer deaf', () => {
  const decoder = testEscposDecoder();
  decoder.print([0x1d, 0x38, 0x4c, 0xff, 0xff, 0xff, 0xff], [0x10, 0x04, 1]);
  expect(decoder.outputs).toEqual([{ type: 'status', n: 1 }]);
  expect(decoder.unknownCommands()).toBe(1);
});

test('text is nonsense, once for each stretch of it, and a broken command may be followed at once', () => {
  const decoder = testEscposDecoder();
  decoder.print([...Buffer.from('SIZE 80 mm,50 mm\r\n')], initialise, [...Buffer.from('^XA')]);
  expect(decoder.unknownCommands()).toBe(2);
  decoder.print([0x1b, 0x1b, 0x40, 0x1d, 0x10, 0x04, 1], [0x10, 0x04, 9], [0x10, 0x04, 2]);
  expect(decoder.unknownCommands()).toBe(5);
  expect(decoder.outputs).toEqual([
    { type: 'status', n: 1 },
    { type: 'status', n: 2 },
  ]);
});

test('a roll without cuts costs no memory', () => {
  const decoder = testEscposDecoder();
  for (let i = 0; i < 10; i += 1) decoder.print(band(1, 2_000, Array<number>(2_000).fill(0xff)));
  expect(decoder.print(cut)[0]?.heightDots).toBe(8_128);
});

test('a stream cut anywhere is the same stream', () => {
  const stream = Uint8Array.from([
    ...[0x10, 0x04, 1, ...initialise, 0x1d, 0x4c, 3, 0],
    ...band(2, 2, [0x1d, 0x56, 0x42, 0x00]),
    ...[0x1b, 0x4a, 5],
    ...stored(11, 1, [0x10, 0x04]),
    ...printStored,
    ...cut,
    ...[0x1d, 0x72, 1, 0x10, 0x05, 2, 0x0c],
  ]);
  const whole = testEscposDecoder();
  whole.push(stream);
  expect(whole.outputs).toHaveLength(5);
  expect(whole.unknownCommands()).toBe(0);
  for (let at = 0; at <= stream.length; at += 1) {
    const halves = testEscposDecoder();
    halves.push(stream.subarray(0, at));
    halves.push(stream.subarray(at));
    expect(halves.outputs).toEqual(whole.outputs);
    expect(halves.jobBytes()).toBe(whole.jobBytes());
  }
});
