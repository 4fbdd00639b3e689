import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import type { RandomBytes } from '../domain/kernel/random.ts';

// format 1: 1 byte format, 12 bytes nonce, 16 bytes tag, ciphertext (AES-256-GCM).
const format = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes + tagBytes;

// Keys come as key objects: with plain bytes Node spends 15 µs on finding out what it was given.

/** Encrypts `plain` so that it opens only under the same key and the same `context`. */
export function seal(
  key: KeyObject,
  context: string,
  plain: Uint8Array,
  randomBytes: RandomBytes,
): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([Uint8Array.of(format), nonce, cipher.getAuthTag(), body]);
}

/** `undefined` when the key, the context or a single bit is wrong. */
export function open(key: KeyObject, context: string, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < headBytes || sealed[0] !== format) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(1 + nonceBytes, headBytes));
  const plain = decipher.update(sealed.subarray(headBytes));
  try {
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}
