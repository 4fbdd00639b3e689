import type { PassId } from '../kernel/brand.ts';
import { decodeHex, encodeHex } from './hex.ts';
import type { PassKeyId } from './primitives.ts';

// Both are names in the journal as well, so they are spelt as it spells ids and words.

export const passIdBytes = 16;
export const passKeyIdBytes = 4;

/** Sixteen random bytes in the spelling of a UUID (all 128 bits are random, so it has no version). */
export function passIdOf(bytes: Uint8Array): PassId {
  return spellAsUuid(bytes) as PassId;
}

/** @throws RangeError when the text is no pass id. */
export function bytesOfPassId(id: PassId): Uint8Array {
  const bytes = decodeHex(id.replaceAll('-', ''));
  if (bytes?.length !== passIdBytes || passIdOf(bytes) !== id) throw new RangeError('no pass id');
  return bytes;
}

/** `k` and eight hexadecimal digits. */
export function passKeyIdOf(bytes: Uint8Array): PassKeyId {
  return `k${encodeHex(bytes)}` as PassKeyId;
}

/** @throws RangeError when the text is no key id. */
export function bytesOfPassKeyId(id: PassKeyId): Uint8Array {
  const bytes = decodeHex(id.slice(1));
  if (bytes?.length !== passKeyIdBytes || passKeyIdOf(bytes) !== id) throw new RangeError('no key id');
  return bytes;
}

export function spellAsUuid(bytes: Uint8Array): string {
  return encodeHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
