import { createPrivateKey, sign } from 'node:crypto';
import { create } from 'qrcode';
import { expect, test } from 'vitest';
import type { SiteId } from '../../../../domain/kernel/brand.ts';
import { after, hours, instant, minutes } from '../../../../domain/kernel/time.ts';
import { decodeBase45, encodeBase45 } from '../../../../domain/pass/base45.ts';
import { opensZone, zoneBits } from '../../../../domain/pass/pass.ts';
import { passText, readPass } from '../../../../domain/pass/pass-code.ts';
import {
  codeOf,
  createTestReader,
  issued,
  order,
  shownAt,
  signer,
  visitStart,
} from '../../../support/passes.ts';

/** The RFC 8032 key again, from its own bytes, so that no line of the product is between. */
const rfcKey = createPrivateKey({
  key: Buffer.from(
    '302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'hex',
  ),
  format: 'der',
  type: 'pkcs8',
});

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

/** A COSE_Sign1 written by hand (RFC 9052): what a payload in hexadecimal looks like when it is signed. */
function signedByHand(payload: string, head = 'a2 01 27 04 44 90facafe'): string {
  const bstr = (bytes: Uint8Array): Buffer =>
    Buffer.concat([
      bytes.length < 24 ? Buffer.of(0x40 + bytes.length) : Buffer.of(0x58, bytes.length),
      bytes,
    ]);
  const [protectedHead, body] = [bstr(hex(head)), bstr(hex(payload))];
  const structure = Buffer.concat([hex('84 6a'), Buffer.from('Signature1'), protectedHead, hex('40'), body]);
  const signature = bstr(sign(null, structure, rfcKey));
  return passText(new Uint8Array(Buffer.concat([hex('84'), protectedHead, hex('a0'), body, signature])));
}

// Site, end, start and id of `issued`; the tests add zones (20), uses (21) and flags (22).
const until = (visitStart + hours(2)) / 1_000;
const plainClaims = [
  '01 65 6c6f626279',
  `04 1a ${until.toString(16)}`,
  `05 1a ${(until - 7_200).toString(16)}`,
  '07 50 0111213141516171 8191a1b1c1d1e1f1',
];
const payload = (...more: readonly string[]): string =>
  `${(0xa0 + plainClaims.length + more.length).toString(16)} ${[...plainClaims, ...more].join(' ')}`;

test('a pass is COSE_Sign1 in Base45, byte for byte', () => {
  expect(signer.keyId).toBe('k90facafe');
  const { text, pass } = issued();
  expect(text).toBe(signedByHand(payload('20 05', '21 04')));
  expect(pass.id).toBe('01112131-4151-6171-8191-a1b1c1d1e1f1');
  expect(codeOf(text).claimed).toEqual(pass);
});

test('claims, flags and zones of a later version are ignored and allow nothing', () => {
  const future = codeOf(signedByHand(payload('20 1a 80000005', '21 04', '22 18 fe', '23 63 6e6577'))).claimed;
  expect(future).toEqual({ ...issued().pass, zones: 0x8000_0005, staticAllowed: false });
  expect([0, 1, 2, 31].map((zone) => opensZone(future, zone))).toEqual([true, false, true, true]);
  const withStatic = codeOf(signedByHand(payload('20 05', '21 04', '22 18 ff'))).claimed;
  expect(withStatic.staticAllowed).toBe(true);
  expect(createTestReader().scan(signedByHand(payload('20 05', '21 04', '22 18 fe')), visitStart).type).toBe(
    'stale-code',
  );
});

test.each([
  ['a claim is missing', `a3 ${plainClaims.slice(1).join(' ')}`],
  ['a claim stands twice', payload('20 05', '21 04', '22 00', '22 01')],
  ['zones are negative', payload('20 24', '21 04', '22 00')],
  ['zones are no number', payload('20 61 35', '21 04', '22 00')],
  ['a number is too large to count with', payload('20 1b ffffffffffffffff', '21 04', '22 00')],
  ['the payload is no map', '83 01 02 03'],
  ['the payload has something behind it', `${payload('20 05', '21 04', '22 00')} 00`],
])('it is no pass when %s', (_, claims) => {
  expect(readPass(signedByHand(claims))).toEqual({ ok: false, error: 'not-a-pass' });
});

test.each([
  ['names another algorithm', 'a2 01 26 04 44 90facafe'],
  ['names no key', 'a1 01 27'],
  ['has a longer key id', 'a2 01 27 04 45 90facafe00'],
  ['asks for more to be understood', 'a3 01 27 02 81 01 04 44 90facafe'],
])('it is no pass when its head %s', (_, head) => {
  expect(readPass(signedByHand(payload('20 05', '21 04', '22 00'), head)).ok).toBe(false);
});

test('a reader forgives blanks, lower case and full-width forms', () => {
  const { text, pass } = issued();
  const wide = text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
  for (const typed of [` ${text}\r\n`, text.toLowerCase(), wide]) expect(codeOf(typed).claimed).toEqual(pass);
});

test.each(['', 'VP1:', 'VP2:ABC', 'YB1:7K3F9QWE2RT5YUIP8ASD', 'VP1:%69 VD92EX0', `VP1:${'0'.repeat(600)}`])(
  '%j is no pass',
  (text) => {
    expect(readPass(text)).toEqual({ ok: false, error: 'not-a-pass' });
  },
);

test('a pass with half a rotating part, or more than one, is none', () => {
  const bytes = decodeBase45(shownAt(visitStart, issued()).slice(4)) ?? new Uint8Array();
  const cut = (length: number) =>
    readPass(`VP1:${encodeBase45(Uint8Array.from({ length }, (_, at) => bytes[at] ?? 0))}`);
  expect(cut(bytes.length).ok).toBe(true);
  for (const length of [bytes.length - 1, bytes.length - 11, bytes.length + 1, bytes.length + 12])
    expect(cut(length).ok).toBe(false);
});

test('times are cut to whole seconds, never to a longer visit', () => {
  const { pass, text } = issued({ notBefore: instant(1_000_999), expires: instant(2_000_999) });
  expect([pass.notBefore, pass.expires]).toEqual([1_000_000, 2_000_000]);
  expect(codeOf(text).claimed).toEqual(pass);
});

test.each([
  ['ends before it starts', { expires: after(order.notBefore, -minutes(1)) }],
  ['ends as it starts', { expires: order.notBefore }],
  ['ends after 2106', { expires: instant(Date.UTC(2107, 0, 1)) }],
  ['starts before 1970', { notBefore: instant(-1_000) }],
  ['has a zone that cannot be', { zones: zoneBits([53]) }],
  ['has a negative limit', { useLimit: -1 }],
  ['names no site', { siteId: '' as SiteId }],
  ['names a site in another script', { siteId: '大堂' as SiteId }],
])('no pass is issued that %s', (_, change) => {
  expect(() => issued(change)).toThrow(RangeError);
});

test('zones are counted from 0 to 52, each once', () => {
  const { pass } = issued({ zones: zoneBits([0, 31, 52, 31]) });
  expect([0, 1, 30, 31, 32, 51, 52].filter((zone) => opensZone(pass, zone))).toEqual([0, 31, 52]);
});

// Facts section 7: V8-M to V10-Q, which a cheap fixed scanner still reads at 0.4 mm a module.
test.each([
  ['a usual site', 'demo-site-01', 0xffff, { M: 8, Q: 10 }],
  ['the longest site name and 32 zones', 'a'.repeat(40), 0xffff_ffff, { M: 10, Q: 12 }],
])('the QR stays small with %s', (_, siteId, zones, largest) => {
  const pass = issued({ siteId: siteId as SiteId, zones });
  const live = shownAt(visitStart, pass);
  for (const level of ['M', 'Q'] as const) {
    const { version } = create(live, { errorCorrectionLevel: level });
    expect(version).toBeLessThanOrEqual(largest[level]);
  }
});
