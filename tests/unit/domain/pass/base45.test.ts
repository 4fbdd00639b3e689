import { expect, test } from 'vitest';
import { decodeBase45, encodeBase45 } from '../../../../domain/pass/base45.ts';
import { decodeBase64url, encodeBase64url } from '../../../../domain/pass/base64url.ts';
import { bytesOfPassId, bytesOfPassKeyId, passIdOf, passKeyIdOf } from '../../../../domain/pass/ids.ts';
import type { PassId } from '../../../../domain/kernel/brand.ts';
import type { PassKeyId } from '../../../../domain/pass/primitives.ts';
import { plainCode } from '../../../../domain/ledger/event.ts';
import { word } from '../../../../domain/ledger/catalogue/shapes.ts';

const utf8 = new TextEncoder();

// RFC 9285 sections 4.3 and 4.4.
test.each([
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
  ['', ''],
])('base45 of %j is %j', (plain, text) => {
  expect(encodeBase45(utf8.encode(plain))).toBe(text);
  expect(decodeBase45(text)).toEqual(utf8.encode(plain));
});

test.each([
  ['a group of three above 65535', 'GGW'],
  ['a group of two above 255', 'V5'],
  ['the largest group', ':::'],
  ['one digit left over', 'BB8B'],
  ['a lower-case sign', 'bb8'],
  ['a sign outside the alphabet', 'BB_'],
  ['a sign outside Latin', '二BB'],
  ['half of a surrogate pair', 'BB\ud83d'],
])('base45 refuses %s', (_, text) => {
  expect(decodeBase45(text)).toBeUndefined();
});

test('base45 reaches the ends of its groups', () => {
  expect(decodeBase45('FGW')).toEqual(Uint8Array.of(255, 255));
  expect(decodeBase45('U5')).toEqual(Uint8Array.of(255));
});

// RFC 4648 section 10, without padding.
test.each([
  ['', ''],
  ['f', 'Zg'],
  ['fo', 'Zm8'],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg'],
  ['fooba', 'Zm9vYmE'],
  ['foobar', 'Zm9vYmFy'],
])('base64url of %j is %j', (plain, text) => {
  expect(encodeBase64url(utf8.encode(plain))).toBe(text);
  expect(decodeBase64url(text)).toEqual(utf8.encode(plain));
});

test.each([
  ['padding', 'Zg=='],
  ['signs of the other alphabet', '+/8'],
  ['a left-over digit', 'Zm9vY'],
  ['a second spelling of the last byte', 'Zh'],
  ['a second spelling of the last two bytes', 'Zm9'],
  ['a blank', 'Zm9v '],
])('base64url refuses %s', (_, text) => {
  expect(decodeBase64url(text)).toBeUndefined();
});

test('ids are spelt so that the journal takes them, and in one way only', () => {
  const digits = new Uint8Array(16).fill(0x11);
  const id = passIdOf(digits);
  expect(id).toBe('11111111-1111-1111-1111-111111111111');
  expect(id).toMatch(plainCode);
  expect(bytesOfPassId(id)).toEqual(digits);
  expect(() => bytesOfPassId(id.replaceAll('-', '') as PassId)).toThrow(RangeError);

  const keyId = passKeyIdOf(Uint8Array.of(0, 1, 0xfe, 0xff));
  expect(keyId).toBe('k0001feff');
  expect(word.safeParse(keyId).success).toBe(true);
  expect(bytesOfPassKeyId(keyId)).toEqual(Uint8Array.of(0, 1, 0xfe, 0xff));
  expect(() => bytesOfPassKeyId('k0001FEFF' as PassKeyId)).toThrow(RangeError);
  expect(() => bytesOfPassKeyId('x0001feff' as PassKeyId)).toThrow(RangeError);
});
