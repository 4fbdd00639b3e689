import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { encodeBase64url } from '../domain/pass/base64url.ts';
import { passKeyId } from '../domain/pass/key-set.ts';
import type { PassCrypto, PassSigner } from '../domain/pass/primitives.ts';
import { sha256 } from './sha256.ts';

export const passSeedBytes = 32;
const publicKeyBytes = 32;

/** Everything of a PKCS #8 private key but the seed (RFC 8410 section 7); Node takes no bare seed. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Node's calculations for `domain/pass`. */
export const passCrypto: PassCrypto = {
  verify: (publicKey, message, signature) =>
    publicKey.length === publicKeyBytes && verify(null, message, publicKeyOf(publicKey), signature),
  hmac: (key, message) => createHmac('sha256', key).update(message).digest(),
  derive: (source, purpose) => new Uint8Array(hkdfSync('sha256', source, new Uint8Array(0), purpose, 32)),
};

/**
 * The signing key over a 32-byte seed. The seed is the private key: random, sealed at rest, never sent.
 * @throws when the seed has another length.
 */
export function createPassSigner(seed: Uint8Array): PassSigner {
  if (seed.length !== passSeedBytes) throw new RangeError('a signing seed has 32 bytes');
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const publicKey = new Uint8Array(Buffer.from(x, 'base64url'));
  return {
    keyId: passKeyId(publicKey, sha256),
    publicKey,
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(bytes) }, format: 'jwk' });
