import { createHmac, hkdfSync } from 'node:crypto';
import { passKeyId } from '../domain/pass/key-set.ts';
import type { PassCrypto, PassSigner } from '../domain/pass/primitives.ts';
import { isSignedBy, publicKeyOf, sign } from './raw-keys.ts';
import { sha256 } from './sha256.ts';

/** Node's calculations for `domain/pass`. */
export const passCrypto: PassCrypto = {
  verify: isSignedBy,
  hmac: (key, message) => createHmac('sha256', key).update(message).digest(),
  derive: (source, purpose) => new Uint8Array(hkdfSync('sha256', source, new Uint8Array(0), purpose, 32)),
};

/**
 * The signing key over a 32-byte seed. The seed is the private key: random, sealed at rest, never sent.
 * @throws RangeError when the seed has another length
 */
export function createPassSigner(seed: Uint8Array): PassSigner {
  const publicKey = publicKeyOf('ed25519', seed);
  return { keyId: passKeyId(publicKey, sha256), publicKey, sign: (message) => sign(seed, message) };
}
