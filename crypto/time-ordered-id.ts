import type { Instant } from '../domain/kernel/time.ts';
import type { RandomBytes } from '../domain/kernel/random.ts';

/**
 * A UUID version 7 (RFC 9562): 48 bits of time, then 74 random bits. Ids that are made one after another lie side by
 * side in every index, so a commit touches fewer pages than with ids that are random from the first digit.
 */
export function timeOrderedId(now: Instant, randomBytes: RandomBytes): string {
  const bytes = Buffer.from(randomBytes(16));
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
