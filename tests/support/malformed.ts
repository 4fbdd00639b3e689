import { seededRandom } from './seeded-random.ts';

/** Endless malformed inputs for a decoder of bytes, the same ones on every run: its own words, cut, joined and soiled. */
export function malformedInputs(words: readonly (string | Uint8Array)[], seed: number): () => Buffer {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pieces = words.map((word) =>
    typeof word === 'string' ? Buffer.from(word, 'latin1') : Buffer.from(word),
  );
  return () => {
    const parts: Uint8Array[] = [];
    for (let count = 1 + below(6); count > 0; count -= 1) {
      const kind = below(4);
      const piece = pieces[below(pieces.length)] ?? Buffer.alloc(0);
      if (kind === 0) parts.push(piece);
      else if (kind === 1) parts.push(piece.subarray(0, below(piece.length + 1)));
      else if (kind === 2) parts.push(soiled(piece, below(piece.length), below(256)));
      else parts.push(Uint8Array.from({ length: below(40) }, () => below(256)));
    }
    return Buffer.concat(parts);
  };
}

function soiled(piece: Uint8Array, at: number, byte: number): Uint8Array {
  const copy = Uint8Array.from(piece);
  copy[at] = byte;
  return copy;
}
