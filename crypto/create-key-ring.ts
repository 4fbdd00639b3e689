import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { open, seal } from './envelope.ts';
import type { RandomBytes } from '../domain/kernel/random.ts';
import type { KeyRing } from './key-ring.ts';

export const siteSecretBytes = 32;
const tokenBytes = 16;

/** A ring over one 32-byte site secret; the wrapping key, the pepper and the fingerprint are derived apart. */
export function createKeyRing(siteSecret: Uint8Array, randomBytes: RandomBytes): KeyRing {
  // As key objects: Node would otherwise import the bytes anew for every token.
  const derive = (purpose: string): KeyObject =>
    createSecretKey(
      new Uint8Array(hkdfSync('sha256', siteSecret, new Uint8Array(0), `yingbin ${purpose} 1`, 32)),
    );
  const wrapping = derive('subject-key wrapping');
  const pepper = derive('look-up tokens');

  return {
    id: derive('fingerprint').export().toString('hex').slice(0, 16),
    wrap: (subjectKey, subject) => seal(wrapping, `subject-key ${subject}`, subjectKey, randomBytes),
    unwrap: (wrapped, subject) => open(wrapping, `subject-key ${subject}`, wrapped),
    token: (label, text) =>
      createHmac('sha256', pepper)
        .update(`${label}\n${text}`)
        .digest()
        .subarray(0, tokenBytes)
        .toString('base64url'),
  };
}
