import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxQrBytes } from '../../../../../main/devices/code-scanner/coder.ts';
import { createHidPosReader } from '../../../../../main/devices/code-scanner/hid-pos-coder.ts';
import { reportShapes, scanReports } from '../../../../support/hid-fake-scanner.ts';
import { malformedInputs, watchMemory } from '../../../../support/malformed.ts';

const shapes = Object.values(reportShapes);
const [standard] = shapes;
if (!standard) throw new Error('no shapes');
const reportsOf = (text: string) => scanReports(Buffer.from(text), standard);

function misreading() {
  let misreads = 0;
  const reader = createHidPosReader(() => (misreads += 1));
  return { reader, misreads: () => misreads };
}

// The example of Access-IS's manual for the LSR110, byte by byte: 60 characters in two reports.
test('a boarding pass in two reports, as a maker prints it', () => {
  const first = Buffer.alloc(64);
  first.set([0x02, 0x38, 0x5d, 0x51, 0x30]);
  first.write('M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23   ', 5, 'latin1');
  first.set([0x73, 0x00, 0x01], 61);
  const second = Buffer.alloc(64);
  second.set([0x02, 0x04, 0x5d, 0x51, 0x30]);
  second.write('100>', 5, 'latin1');
  second.set([0x73, 0x00, 0x00], 61);
  const reader = createHidPosReader();
  expect(reader.push(first)).toEqual([]);
  expect(reader.push(second)).toEqual(['M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23   100>']);
});

test('any text comes whole out of any layout, and the identifier is no part of it', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .filter((one) => /^[^\0\r\n\]]+$/.test(one));
  fc.assert(
    fc.property(text, fc.constantFrom(...shapes), (code, shape) => {
      const reader = createHidPosReader();
      expect(scanReports(Buffer.from(code), shape).flatMap((report) => reader.push(report))).toEqual([code]);
      expect(reader.isMidCode()).toBe(false);
    }),
  );
});

test('what looks like an identifier in the middle of a code is a part of the code', () => {
  const reader = createHidPosReader();
  const code = `${'x'.repeat(56)}]Q1 and on`;
  const reports = scanReports(Buffer.from(code), reportShapes['data first']);
  expect(reports.flatMap((report) => reader.push(report))).toEqual([code]);
});

test('a line end that the scanner adds is no part of the code', () => {
  expect(reportsOf('A017\r\n').flatMap((report) => createHidPosReader().push(report))).toEqual(['A017']);
});

test('a code in another script than UTF-8 is dropped and counted', () => {
  const { reader, misreads } = misreading();
  const gbk = Buffer.from([0xd3, 0xad, 0xb1, 0xf6]);
  expect(scanReports(gbk, standard).flatMap((report) => reader.push(report))).toEqual([]);
  expect(misreads()).toBe(1);
});

test('half a code is dropped in silence, and the next one is whole', () => {
  const { reader, misreads } = misreading();
  const [first] = reportsOf('x'.repeat(100));
  reader.push(first ?? Buffer.alloc(0));
  expect(reader.isMidCode()).toBe(true);
  expect(reader.silence()).toEqual([]);
  expect(reportsOf('WHOLE').flatMap((report) => reader.push(report))).toEqual(['WHOLE']);
  expect(misreads()).toBe(1);
});

test('more than the fullest QR code is dropped up to its end', () => {
  const { reader, misreads } = misreading();
  const heard = [...reportsOf('x'.repeat(maxQrBytes + 1)), ...reportsOf('AFTER')].flatMap((report) =>
    reader.push(report),
  );
  expect([heard, misreads()]).toEqual([['AFTER'], 1]);
});

test('a report that promises more bytes than it has room for is dropped, and the next code is whole', () => {
  for (const count of [57, 62, 255]) {
    const { reader, misreads } = misreading();
    const report = Buffer.alloc(64, 'x');
    report.set([0x02, count, ...Buffer.from(']Q1')]);
    report[63] = 0;
    const heard = [report, ...reportsOf('AFTER')].flatMap((each) => reader.push(each));
    expect([heard, misreads()]).toEqual([['AFTER'], 1]);
  }
});

test('reports of other numbers and empty ones say nothing', () => {
  const reader = createHidPosReader();
  for (const report of [[], [0x03, 1, 0x41], [0x00], [0x04, 0x09, 0x7e]]) {
    expect(reader.push(Uint8Array.from(report))).toEqual([]);
    expect(reader.isMidCode()).toBe(false);
  }
});

test('a million malformed reports neither throw nor grow, and give no longer text than a code may have', () => {
  const reader = createHidPosReader();
  const next = malformedInputs(8, [
    ...[[0x02], [0x02, 56], [0x02, 0xff], [0x02, 3], [0x5d, 0x51, 0x31], [0], [1]],
    ...['YB1.17.', ']', '\r\n', 'x'.repeat(56), '\0'.repeat(60)],
  ]);
  const growth = watchMemory();
  let longest = 0;
  for (let turn = 0; turn < 1_000_000; turn += 1) {
    for (const text of reader.push(next())) longest = Math.max(longest, Buffer.byteLength(text));
  }
  expect(longest).toBeGreaterThan(0);
  expect(longest).toBeLessThanOrEqual(maxQrBytes);
  expect(growth()).toBeLessThan(64 * 1_024 * 1_024);
});
