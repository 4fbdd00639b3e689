import { createPassSigner } from '../../crypto/pass-crypto.ts';
import { deriveKey } from '../../crypto/create-key-ring.ts';
import { hours, type Instant } from '../../domain/kernel/time.ts';
import type { PassSigner } from '../../domain/pass/primitives.ts';
import type { Site } from '../site/site.ts';

/** How long one key signs: longer than a pass is ever made ahead (policy, `maxAheadDays` at most 180). */
export const signingPeriodMs = hours(24 * 180);

/** The keys of a site's passes at one moment. They follow from its secret, so every copy of the server has the same. */
export interface PassSigners {
  readonly current: PassSigner;
  /** The one before, for passes it signed that still run; the current one; the next, so that readers have it before its first pass. */
  readonly published: readonly PassSigner[];
}

export function passSigners(site: Site, now: Instant): PassSigners {
  const generation = Math.floor(now / signingPeriodMs);
  const current = signerOf(site, generation);
  return {
    current,
    published: [signerOf(site, generation - 1), current, signerOf(site, generation + 1)],
  };
}

const made = new WeakMap<Site, Map<number, PassSigner>>();

function signerOf(site: Site, generation: number): PassSigner {
  const own = made.get(site) ?? new Map<number, PassSigner>();
  made.set(site, own);
  const known = own.get(generation);
  if (known) return known;
  const seed = deriveKey(site.signingSeed, `pass signing ${generation}`);
  const signer = createPassSigner(new Uint8Array(seed.export()));
  own.set(generation, signer);
  return signer;
}
