import type { NodeId } from '../../domain/kernel/brand.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import { createKeyRing, deriveKey, pepperOf } from '../../crypto/create-key-ring.ts';
import { createTokens } from '../../crypto/tokens.ts';
import type { Site } from './site.ts';

export const siteSecretBytes = 32;

/** A site with everything that follows from its secret. */
export function openSite(
  row: { readonly id: string; readonly node: NodeId; readonly timeZone: string; readonly simulated: boolean },
  secret: Uint8Array,
  randomBytes: RandomBytes,
): Site {
  const keyRing = createKeyRing(secret, randomBytes);
  const bytesOf = (purpose: string) => new Uint8Array(deriveKey(secret, purpose).export());
  return {
    ...row,
    keyRing,
    tokens: createTokens(keyRing),
    pepper: pepperOf(secret),
    passKey: bytesOf('pass secrets'),
    closet: deriveKey(secret, 'documents'),
    signingSeed: bytesOf('signing'),
  };
}
