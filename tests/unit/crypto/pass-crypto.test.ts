import { expect, test } from 'vitest';
import { createPassSigner, passCrypto } from '../../../crypto/pass-crypto.ts';
import { importHmac } from '../../../renderer/portal/pass/hmac.ts';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

// RFC 8032 section 7.1, tests 1 to 3.
test.each([
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
])('signs and verifies as RFC 8032 does, seed %s', (seed, publicKey, message, signature) => {
  const signer = createPassSigner(hex(seed));
  expect(signer.publicKey).toEqual(hex(publicKey));
  expect(signer.sign(hex(message))).toEqual(hex(signature));
  expect(passCrypto.verify(hex(publicKey), hex(message), hex(signature))).toBe(true);
  expect(passCrypto.verify(hex(publicKey), hex(`${message}00`), hex(signature))).toBe(false);
});

test('a key, signature or seed of another length is refused', () => {
  const { publicKey, sign } = createPassSigner(new Uint8Array(32));
  const signature = sign(hex('00'));
  expect(passCrypto.verify(publicKey.subarray(1), hex('00'), signature)).toBe(false);
  expect(passCrypto.verify(publicKey, hex('00'), signature.subarray(1))).toBe(false);
  expect(() => createPassSigner(new Uint8Array(31))).toThrow(RangeError);
});

// RFC 5869 test case 3: no salt. Its purpose is empty too, and 42 bytes are drawn: the first 32 are ours.
test('derives as RFC 5869 does', () => {
  expect(passCrypto.derive(hex('0b'.repeat(22)), '')).toEqual(
    hex('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d'),
  );
});

// RFC 4231 test cases 1 and 2, on Node and in the browser's own crypto.
test.each([
  ['0b'.repeat(20), '4869205468657265', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    '4a656665',
    '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
])('takes the HMAC as RFC 4231 does, key %s', async (key, message, mac) => {
  expect(new Uint8Array(passCrypto.hmac(hex(key), hex(message)))).toEqual(hex(mac));
  const webHmac = await importHmac(hex(key));
  expect(await webHmac(hex(message))).toEqual(hex(mac));
});
