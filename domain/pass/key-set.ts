import { z } from 'zod';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Sha256 } from '../ledger/canonical.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { uint32 } from './bytes.ts';
import { passKeyIdOf } from './ids.ts';
import type { PassKeyId } from './primitives.ts';

/** The public keys a reader trusts, 32 bytes each. Two or three while the site changes its key. */
export type PassKeySet = ReadonlyMap<PassKeyId, Uint8Array>;

export interface PassPublicKey {
  readonly keyId: PassKeyId;
  readonly publicKey: Uint8Array;
}

/** A public key as a JWK (RFC 7517, RFC 8037). */
export interface PassJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
}

export interface PassJwks {
  readonly keys: readonly PassJwk[];
}

const publicKeyBytes = 32;

/** The name of a key: the start of its thumbprint (RFC 7638 with RFC 8037), so that nobody has to hand out names. */
export function passKeyId(publicKey: Uint8Array, sha256: Sha256): PassKeyId {
  const thumbprint = sha256(`{"crv":"Ed25519","kty":"OKP","x":"${encodeBase64url(publicKey)}"}`);
  return passKeyIdOf(uint32(Number.parseInt(thumbprint.slice(0, 8), 16)));
}

/**
 * What the site server publishes: the key that signs, the one before for as long as its passes are good, and the next
 * one early enough that every reader has it before its first pass.
 */
export function keySetOf(keys: readonly PassPublicKey[]): PassJwks {
  return {
    keys: keys.map(({ keyId, publicKey }) => ({
      kty: 'OKP',
      crv: 'Ed25519',
      x: encodeBase64url(publicKey),
      kid: keyId,
      use: 'sig',
      alg: 'EdDSA',
    })),
  };
}

const jwks = z.object({ keys: z.array(z.unknown()).max(32) });
const passJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().length(43),
  kid: z.string().regex(/^k[0-9a-f]{8}$/),
  use: z.literal('sig').optional(),
  alg: z.enum(['EdDSA', 'Ed25519']).optional(),
});

/** Reads a published set. Keys of other kinds are skipped (RFC 7517 section 5); two keys of one name are a fault. */
export function readKeySet(document: unknown): Result<PassKeySet, 'not-a-key-set'> {
  const set = jwks.safeParse(document);
  if (!set.success) return err('not-a-key-set');
  const keys = new Map<PassKeyId, Uint8Array>();
  for (const each of set.data.keys) {
    const jwk = passJwk.safeParse(each);
    const publicKey = jwk.data && decodeBase64url(jwk.data.x);
    if (!jwk.data || publicKey?.length !== publicKeyBytes) continue;
    const keyId = jwk.data.kid as PassKeyId;
    if (keys.has(keyId)) return err('not-a-key-set');
    keys.set(keyId, publicKey);
  }
  return ok(keys);
}
