import type { RandomBytes } from '../domain/kernel/random.ts';

const poolBytes = 1_024;

/**
 * Draws random bytes in bulk: one system call for a dozen visits instead of four for each. What was handed out is
 * wiped from the pool, so no key lies around in it.
 */
export function createRandomPool(randomBytes: RandomBytes): RandomBytes {
  let pool: Uint8Array = new Uint8Array(0);
  let next = 0;
  return (length) => {
    if (length > poolBytes) return randomBytes(length);
    if (next + length > pool.length) {
      pool = Uint8Array.from(randomBytes(poolBytes));
      next = 0;
    }
    const bytes = pool.slice(next, next + length);
    pool.fill(0, next, next + length);
    next += length;
    return bytes;
  };
}
