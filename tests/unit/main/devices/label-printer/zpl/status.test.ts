import { expect, test } from 'vitest';
import {
  decodeZplStatus,
  zplCalibrate,
  zplErrorAnswer,
  zplErrorQuery,
  zplHostAnswer,
  zplHostQuery,
} from '../../../../../../main/devices/label-printer/zpl/status.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** The lines of `~HS` in the guide's letters, with a few of them changed. */
function hostStatus(change: Partial<Record<string, string | number>> = {}): Uint8Array {
  const field = (letter: string, normal: string): string => String(change[letter] ?? normal);
  const line1 = [
    ...['030', field('b', '0'), field('c', '0'), field('d', '0400'), field('e', '000'), field('f', '0')],
    ...[field('g', '0'), field('h', '0'), '000', field('j', '0'), field('k', '0'), field('l', '0')],
  ];
  const line2 = [
    ...['001', '0', field('o', '0'), field('p', '0'), field('q', '0'), field('r', '2'), '4'],
    ...[field('t', '0'), field('u', '00000000'), '1', '000'],
  ];
  return bytes([line1, line2, ['1234', '0']].map((line) => `\u0002${line.join(',')}\u0003\r\n`).join(''));
}

const errorStatus = (errors: number, warnings = 0, group2 = 0): Uint8Array => {
  const hex = (value: number): string => (value >>> 0).toString(16).toUpperCase().padStart(8, '0');
  const flag = (value: number): string => (value === 0 ? '0' : '1');
  return bytes(
    '\u0002\r\n  PRINTER STATUS\r\n' +
      `   ERRORS:         ${flag(errors || group2)} ${hex(group2)} ${hex(errors)}\r\n` +
      `   WARNINGS:       ${flag(warnings)} 00000000 ${hex(warnings)}\r\n\u0003`,
  );
};

test('the questions and the calibration are what the guide names', () => {
  const text = (query: Uint8Array) => Buffer.from(query).toString();
  expect([zplHostQuery, zplErrorQuery, zplCalibrate].map(text)).toEqual(['~HS\r\n', '~HQES\r\n', '~JC\r\n']);
});

test('a printer with nothing wrong is ready, and its password stays out of the words', () => {
  expect(decodeZplStatus(hostStatus(), errorStatus(0))).toEqual({
    faults: [],
    printing: false,
    warnings: [],
    words:
      '~HS 030,0,0,0400,000,0,0,0,000,0,0,0 001,0,0,0,0,2,4,0,00000000,1,000, ' +
      'ERRORS: 0 00000000 00000000 WARNINGS: 0 00000000 00000000',
  });
});

test.each([
  ['b', 'paper out', ['out-of-labels'], []],
  ['c', 'paused', ['paused'], []],
  ['f', 'buffer full', [], []],
  ['g', 'diagnostic mode: it prints hex', ['fault'], []],
  ['h', 'partial format', [], []],
  ['j', 'RAM lost', [], ['needs-calibration']],
  ['k', 'under temperature', [], []],
  ['l', 'over temperature', ['over-heated'], []],
  ['o', 'head up', ['cover-open'], []],
  ['p', 'ribbon out', ['out-of-ribbon'], []],
  ['q', 'thermal transfer', [], []],
  ['t', 'label waiting', [], []],
] as const)('~HS field %s, %s', (letter, _, faults, warnings) => {
  const status = decodeZplStatus(hostStatus({ [letter]: 1 }), undefined);
  expect(status).toMatchObject({ faults, warnings, printing: false });
});

test('formats waiting or labels left in the batch mean printing', () => {
  expect(decodeZplStatus(hostStatus({ e: '001' }), undefined)?.printing).toBe(true);
  expect(decodeZplStatus(hostStatus({ u: '00000001' }), undefined)?.printing).toBe(true);
});

test.each([
  [0x1, 'out-of-labels'],
  [0x2, 'out-of-ribbon'],
  [0x4, 'cover-open'],
  [0x8, 'fault'],
  [0x10, 'over-heated'],
  [0x20, 'over-heated'],
  [0x40, 'fault'],
  [0x80, 'fault'],
  [0x100, 'fault'],
  [0x200, 'fault'],
  [0x1000, 'jammed'],
  [0x2000, 'fault'],
  [0x4000, 'jammed'],
  [0x8000, 'jammed'],
  [0x1_0000, 'paused'],
  [0x2_0000, 'jammed'],
  [0x4_0000, 'wrong-media'],
  [0x8_0000, 'wrong-media'],
] as const)('~HQES error %i is %s', (bit, fault) => {
  expect(decodeZplStatus(undefined, errorStatus(bit))).toMatchObject({ faults: [fault], printing: false });
});

test('an error without a published meaning is a fault all the same', () => {
  expect(decodeZplStatus(undefined, errorStatus(0x10_0000))?.faults).toEqual(['fault']);
  expect(decodeZplStatus(undefined, errorStatus(0x8000_0000))?.faults).toEqual(['fault']);
  expect(decodeZplStatus(undefined, errorStatus(0, 0, 0x1))?.faults).toEqual(['fault']);
});

test.each([
  [0x1, 'needs-calibration'],
  [0x2, 'head-needs-cleaning'],
  [0x4, 'head-worn'],
  [0x8, 'labels-low'],
] as const)('~HQES warning %i is %s', (bit, warning) => {
  expect(decodeZplStatus(hostStatus(), errorStatus(0, bit))?.warnings).toEqual([warning]);
});

test('marks that were not found want a calibration as well', () => {
  expect(decodeZplStatus(hostStatus(), errorStatus(0xc_0000, 0x9))?.warnings).toEqual([
    'needs-calibration',
    'labels-low',
  ]);
});

test('both answers make one status, with the fault to deal with first in front', () => {
  const status = decodeZplStatus(hostStatus({ b: 1, c: 1, e: '002' }), errorStatus(0x1_0000 | 0x4 | 0x1));
  expect(status).toMatchObject({ faults: ['cover-open', 'out-of-labels', 'paused'], printing: true });
});

// Current firmware does not answer ~HS while something is wrong, and ~HQES cannot tell whether a label is under way.
test('a mute ~HS is believed to be ready by nobody', () => {
  expect(decodeZplStatus(undefined, undefined)).toBeUndefined();
  expect(decodeZplStatus(undefined, errorStatus(0, 0x8))).toBeUndefined();
  expect(decodeZplStatus(bytes('garbage'), errorStatus(0x4))?.faults).toEqual(['cover-open']);
});

test('a measured length off by more than a millimetre, gap or no gap, wants a calibration', () => {
  const media = { widthMm: 80, heightMm: 50, gapMm: 3, dpi: 203 };
  const warns = (dots: string, on = media) =>
    decodeZplStatus(hostStatus({ d: dots }), undefined, on)?.warnings.includes('needs-calibration');
  expect(['0391', '0392', '0400', '0424', '0432', '0433'].map((dots) => warns(dots))).toEqual([
    ...[true, false, false, false, false, true],
  ]);
  expect(warns('1218', { ...media, gapMm: 0 })).toBe(false);
});

test('an answer is whole with its last line, whatever came before it', () => {
  const whole = Buffer.concat([bytes('\u0003x\u000203'), hostStatus()]);
  const end = whole.lastIndexOf(0x03) + 1;
  for (let length = 0; length < end; length += 1) {
    expect(zplHostAnswer.take(whole.subarray(0, length))).toBe('more');
  }
  const taken = zplHostAnswer.take(whole.subarray(0, end));
  expect(decodeZplStatus(taken as Uint8Array, undefined)?.faults).toEqual([]);
});

test('the tail of an older answer is passed over', () => {
  const late = hostStatus({ o: 1 });
  const tail = late.subarray(late.indexOf(0x0a) + 1);
  const status = decodeZplStatus(Buffer.concat([tail, hostStatus({ b: 1 })]), undefined);
  expect(status?.faults).toEqual(['out-of-labels']);
});

test('the list of errors is whole with its last digit', () => {
  const whole = errorStatus(0x4);
  const end = Buffer.from(whole).toString('latin1').lastIndexOf('\r');
  for (let length = 0; length < end; length += 1) {
    expect(zplErrorAnswer.take(whole.subarray(0, length))).toBe('more');
  }
  expect(zplErrorAnswer.take(whole.subarray(0, end))).toEqual(whole.subarray(0, end));
});

test.each([zplHostAnswer, zplErrorAnswer])('what never ends is nonsense at its limit', (shape) => {
  expect(shape.take(new Uint8Array(shape.maxBytes - 1).fill(0x30))).toBe('more');
  expect(shape.take(new Uint8Array(shape.maxBytes).fill(0x02))).toBe('nonsense');
});

test('lines with other fields than the guide has are no answer', () => {
  const text = Buffer.from(hostStatus()).toString('latin1');
  for (const broken of [
    text.replace('030,0', '030,2'),
    text.replace(',0400', ''),
    text.replace('001,0', '001'),
    text.replace('\u0002', ''),
  ]) {
    expect(zplHostAnswer.take(bytes(broken))).toBe('more');
  }
});
