import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  sign as signWith,
  verify as verifyWith,
  type KeyObject,
} from 'node:crypto';

// Keys as their 32 bytes (RFC 7748, RFC 8032): what travels and what is stored. Node takes and gives them in DER only.

export const rawKeyBytes = 32;
export const signatureBytes = 64;

const heads = {
  ed25519: {
    seed: Buffer.from('302e020100300506032b657004220420', 'hex'),
    point: Buffer.from('302a300506032b6570032100', 'hex'),
  },
  x25519: {
    seed: Buffer.from('302e020100300506032b656e04220420', 'hex'),
    point: Buffer.from('302a300506032b656e032100', 'hex'),
  },
} as const;
type Curve = keyof typeof heads;

/** The public half of a 32-byte private key. @throws RangeError on another length */
export function publicKeyOf(curve: Curve, seed: Uint8Array): Uint8Array {
  const der = createPublicKey(privateKey(curve, seed)).export({ format: 'der', type: 'spki' });
  return new Uint8Array(der.subarray(-rawKeyBytes));
}

/** An Ed25519 signature, 64 bytes. */
export function sign(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(signWith(null, message, privateKey('ed25519', seed)));
}

/** `false` also for bytes that are no key or no signature. */
export function isSignedBy(point: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (point.length !== rawKeyBytes || signature.length !== signatureBytes) return false;
  try {
    return verifyWith(null, message, publicKey('ed25519', point), signature);
  } catch {
    return false;
  }
}

/** The X25519 secret of two sides; `undefined` for a point that gives everybody the same (RFC 7748 section 6.1). */
export function agree(seed: Uint8Array, point: Uint8Array): Uint8Array | undefined {
  if (point.length !== rawKeyBytes) return undefined;
  try {
    const shared = diffieHellman({
      privateKey: privateKey('x25519', seed),
      publicKey: publicKey('x25519', point),
    });
    return shared.some((byte) => byte !== 0) ? new Uint8Array(shared) : undefined;
  } catch {
    return undefined;
  }
}

function privateKey(curve: Curve, seed: Uint8Array): KeyObject {
  if (seed.length !== rawKeyBytes) throw new RangeError('a private key has 32 bytes');
  return createPrivateKey({ key: Buffer.concat([heads[curve].seed, seed]), format: 'der', type: 'pkcs8' });
}

function publicKey(curve: Curve, point: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([heads[curve].point, point]), format: 'der', type: 'spki' });
}
