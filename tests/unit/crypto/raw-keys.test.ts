import { expect, test } from 'vitest';
import { agree, isSignedBy, publicKeyOf, sign } from '../../../crypto/raw-keys.ts';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

test('the exchange of RFC 7748, section 6.1', () => {
  const bob = hex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
  const alicePoint = hex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a');
  expect(publicKeyOf('x25519', bob)).toEqual(
    hex('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'),
  );
  expect(agree(bob, alicePoint)).toEqual(
    hex('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742'),
  );
});

test('the first signature of RFC 8032, section 7.1', () => {
  const seed = hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
  const point = hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  expect(publicKeyOf('ed25519', seed)).toEqual(point);
  const signature = sign(seed, new Uint8Array());
  expect(Buffer.from(signature).toString('hex')).toBe(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  );
  expect(isSignedBy(point, new Uint8Array(), signature)).toBe(true);
  expect(isSignedBy(point, Uint8Array.of(1), signature)).toBe(false);
});

test('a point that gives everybody the same secret gives none', () => {
  expect(agree(new Uint8Array(32).fill(9), new Uint8Array(32))).toBeUndefined();
});

test('what is no key and no signature proves nothing', () => {
  expect(isSignedBy(new Uint8Array(31), new Uint8Array(), new Uint8Array(64))).toBe(false);
  expect(isSignedBy(new Uint8Array(32).fill(255), new Uint8Array(), new Uint8Array(64))).toBe(false);
  expect(agree(new Uint8Array(32).fill(1), new Uint8Array(31))).toBeUndefined();
  expect(() => sign(new Uint8Array(16), new Uint8Array())).toThrow(RangeError);
});
