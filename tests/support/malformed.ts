import { liveBytes } from './live-bytes.ts';
import { seededRandom } from './seeded-random.ts';

/** Makes the same endless sequence of malformed input on every run: words of a language, its marks, numbers, noise. */
export function malformedInputs(seed: number, words: readonly (string | readonly number[])[]): () => Buffer {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const parts = words.map((word) =>
    typeof word === 'string' ? Buffer.from(word, 'latin1') : Buffer.from(word),
  );
  const part = (): Buffer => {
    const kind = below(4);
    if (kind < 2) return parts[below(parts.length)] ?? Buffer.alloc(0);
    if (kind === 2) return Buffer.from(String(below(300)), 'latin1');
    return Buffer.from([below(256), below(256)]);
  };
  return () => Buffer.concat(Array.from({ length: 1 + below(6) }, part));
}

/** How much more memory is in use than when this was called, garbage left out: it says nothing about a leak. */
export function watchMemory(): () => number {
  const before = liveBytes();
  return () => liveBytes() - before;
}
