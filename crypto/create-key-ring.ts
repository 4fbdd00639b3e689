import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { open, seal } from './envelope.ts';
import type { RandomBytes } from '../domain/kernel/random.ts';
import type { KeyRing } from './key-ring.ts';

export const siteSecretBytes = 32;
const tokenBytes = 16;

/** One of the keys that follow from a 32-byte secret; `purpose` keeps them apart (HKDF-SHA256, RFC 5869). */
export function deriveKey(secret: Uint8Array, purpose: string): KeyObject {
  // As a key object: Node would otherwise import the bytes anew for every use.
  return createSecretKey(
    new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), `yingbin ${purpose} 1`, 32)),
  );
}

/** The pepper of look-up tokens, which every node of one site shares, 32 bytes. */
export function pepperOf(siteSecret: Uint8Array): Uint8Array {
  return new Uint8Array(deriveKey(siteSecret, 'look-up tokens').export());
}

/**
 * A ring over one 32-byte secret; the wrapping key, the pepper and the fingerprint are derived apart.
 *
 * @param pepper of the site, where the node has joined one; its own otherwise
 */
export function createKeyRing(
  secret: Uint8Array,
  randomBytes: RandomBytes,
  pepper: Uint8Array = pepperOf(secret),
): KeyRing {
  const wrapping = deriveKey(secret, 'subject-key wrapping');
  const pepperKey = createSecretKey(pepper);

  return {
    id: deriveKey(secret, 'fingerprint').export().toString('hex').slice(0, 16),
    wrap: (subjectKey, subject) => seal(wrapping, `subject-key ${subject}`, subjectKey, randomBytes),
    unwrap: (wrapped, subject) => open(wrapping, `subject-key ${subject}`, wrapped),
    token: (label, text) =>
      createHmac('sha256', pepperKey)
        .update(`${label}\n${text}`)
        .digest()
        .subarray(0, tokenBytes)
        .toString('base64url'),
    withPepper: (next) => createKeyRing(secret, randomBytes, next),
  };
}
