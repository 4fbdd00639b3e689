import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hidProfileProblem, hidProfiles } from '../../../../../main/devices/transport/hid-profile.ts';
import type { HidProfile } from '../../../../../main/devices/transport/hid-profile.ts';
import {
  decodeReport,
  encodeControl,
  encodeReports,
} from '../../../../../main/devices/transport/hid-reports.ts';
import { bytesOf, hexOf } from '../../../../support/hex.ts';

const plain = hidProfiles['plain-64'];
const prefixed = hidProfiles['length-prefix-64'];
const numbered: HidProfile = { reportBytes: 8, reportId: 3, lengthPrefix: 'first-byte', padding: 0xee };
const find = bytesOf('AAAAAA96690003200122');

const joined = (reports: readonly Uint8Array[]): string => reports.map(hexOf).join(' ');

test('a request fills one report of 64 bytes, behind the number 0 that hidapi asks for', () => {
  expect(joined(encodeReports(find, plain))).toBe(`00${hexOf(find)}${'00'.repeat(54)}`);
  expect(joined(encodeReports(find, prefixed))).toBe(`000A${hexOf(find)}${'00'.repeat(53)}`);
});

test('a profile of its own numbers its reports, counts and fills as it says', () => {
  expect(joined(encodeReports(find, numbered))).toBe('0307AAAAAA96690003 0303200122EEEEEEEE');
  expect(hexOf(encodeControl(0xff, numbered))).toBe('03FFEEEEEEEEEEEEEE');
});

test.each([
  [plain, 1_295, 21],
  [prefixed, 1_295, 21],
  [plain, 64, 1],
  [prefixed, 64, 2],
  [plain, 0, 0],
])('a message is cut into as many reports as it needs', (profile, bytes, reports) => {
  expect(encodeReports(new Uint8Array(bytes), profile)).toHaveLength(reports);
});

// Systems differ in whether the report's number, or a 0 in its place, stands in front of what they hand over.
test.each<readonly [string, HidProfile, string, string]>([
  ['without a number', prefixed, `0301020300${'00'.repeat(59)}`, '010203'],
  ['behind a leading 0', prefixed, `000301020300${'00'.repeat(59)}`, '010203'],
  ['shorter than a report', prefixed, '03010203', '010203'],
  ['that fills its report', prefixed, `3F${'77'.repeat(63)}`, '77'.repeat(63)],
  ['as it is', plain, 'AB'.repeat(64), 'AB'.repeat(64)],
  ['as it is, behind a leading 0', plain, `00${'AB'.repeat(64)}`, 'AB'.repeat(64)],
  ['as it is and short', plain, 'AB'.repeat(10), 'AB'.repeat(10)],
  ['behind its number', numbered, '0302AABB0000000000', 'AABB'],
  ['that lacks its number', numbered, '02AABB0000000000', 'AABB'],
  ['behind its number and short', numbered, '0302AABB', 'AABB'],
  ['of no bytes', prefixed, '00'.repeat(64), ''],
])('an input report %s gives its bytes', (_, profile, report, bytes) => {
  expect(decodeReport(bytesOf(report), profile)).toEqual({ type: 'data', bytes: bytesOf(bytes) });
});

test('a first byte above every length is control', () => {
  expect(decodeReport(bytesOf(`FF${'00'.repeat(63)}`), prefixed)).toEqual({ type: 'control', byte: 0xff });
  expect(decodeReport(bytesOf('40'), prefixed)).toEqual({ type: 'control', byte: 0x40 });
});

test.each<readonly [string, HidProfile, string]>([
  ['of another number', numbered, '0402AABB0000000000'],
  ['longer than it can be', plain, 'AB'.repeat(66)],
  ['that begins with what is no number', plain, `01${'AB'.repeat(64)}`],
  ['with a length it cannot have', numbered, '03080000000000000000'],
  ['that is shorter than the length it claims', prefixed, '0A0102'],
  ['of nothing at all', prefixed, ''],
])('an input report %s is foreign', (_, profile, report) => {
  expect(decodeReport(bytesOf(report), profile)).toEqual({ type: 'foreign' });
});

test('a profile may use less of a report than there is room for', () => {
  const thrifty: HidProfile = { reportBytes: 64, lengthPrefix: 'none', maxPayload: 16 };
  expect(encodeReports(new Uint8Array(40), thrifty)).toHaveLength(3);
  expect(decodeReport(new Uint8Array(64), thrifty)).toEqual({ type: 'data', bytes: new Uint8Array(16) });
});

test.each<readonly [string, Partial<HidProfile>]>([
  ['reportBytes', { reportBytes: 0 }],
  ['reportBytes', { reportBytes: 1.5 }],
  ['reportBytes', { reportBytes: 1 }],
  ['reportBytes', { reportBytes: 5_000 }],
  ['reportId', { reportId: 256 }],
  ['maxPayload', { maxPayload: 0 }],
  ['maxPayload', { maxPayload: NaN }],
  ['padding', { padding: -1 }],
  ['controlFirstBytesAbove', { controlFirstBytesAbove: 20 }],
  ['acknowledge', { acknowledge: { byte: 63, waitMs: 1, answerFullReports: false } }],
  ['acknowledge', { lengthPrefix: 'none' }],
])('a profile with a wrong %s is refused', (field, wrong) => {
  expect(hidProfileProblem({ ...prefixed, ...wrong })).toContain(field);
});

test('the named profiles make sense', () => {
  for (const profile of Object.values(hidProfiles)) expect(hidProfileProblem(profile)).toBeUndefined();
  expect(hidProfileProblem(numbered)).toBeUndefined();
});

const anyProfile: fc.Arbitrary<HidProfile> = fc
  .record({
    reportBytes: fc.integer({ min: 1, max: 1_024 }),
    reportId: fc.integer({ min: 0, max: 255 }),
    lengthPrefix: fc.constantFrom('none', 'first-byte'),
    padding: fc.integer({ min: 0, max: 255 }),
  })
  .filter((profile) => hidProfileProblem(profile) === undefined);

test('whatever comes in, no report brings more than fits into one', () => {
  fc.assert(
    fc.property(anyProfile, fc.uint8Array({ maxLength: 1_100 }), (profile, input) => {
      const report = decodeReport(input, profile);
      if (report.type === 'data') expect(report.bytes.length).toBeLessThanOrEqual(profile.reportBytes);
    }),
    { numRuns: 2_000 },
  );
});

// With a length prefix nothing is added; without one the last report's filling comes along.
test('what is cut into reports is put together again', () => {
  fc.assert(
    fc.property(anyProfile, fc.uint8Array({ maxLength: 400 }), (profile, message) => {
      const parts = encodeReports(message, profile).flatMap((report) => {
        const part = decodeReport(report, profile);
        return part.type === 'data' ? [...part.bytes] : [];
      });
      expect(parts.slice(0, message.length)).toEqual([...message]);
      if (profile.lengthPrefix === 'first-byte') expect(parts).toHaveLength(message.length);
    }),
    { numRuns: 1_000 },
  );
});
