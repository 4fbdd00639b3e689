import type { Brand } from '../kernel/brand.ts';

/** Names a signing key: `k` and the first 4 bytes of its thumbprint (RFC 7638) in hexadecimal. */
export type PassKeyId = Brand<string, 'PassKeyId'>;

/** The calculations that a pass needs; Node's are in `crypto/pass-crypto.ts`. */
export interface PassCrypto {
  /** Ed25519 (RFC 8032). `publicKey` has 32 bytes, `signature` 64; anything else is `false`. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** HMAC-SHA256, 32 bytes. */
  hmac(key: Uint8Array, message: Uint8Array): Uint8Array;
  /** HKDF-SHA256 (RFC 5869) without salt, 32 bytes. `purpose` keeps keys from one source apart. */
  derive(source: Uint8Array, purpose: string): Uint8Array;
}

/** The private half of a signing key. Only the site server has one. */
export interface PassSigner {
  readonly keyId: PassKeyId;
  /** 32 bytes; what `keySetOf` publishes. */
  readonly publicKey: Uint8Array;
  /** Ed25519, 64 bytes. */
  sign(message: Uint8Array): Uint8Array;
}
