import { seededRandom } from '../support/seeded-random.ts';

/** Longer inputs only repeat what shorter ones do, and cost time that more inputs put to better use. */
const mostBytes = 4_096;
/** Where lengths, counts and signs change their meaning. */
const edges = [
  0x00, 0x01, 0x0a, 0x0d, 0x1b, 0x20, 0x2c, 0x3c, 0x5e, 0x7e, 0x7f, 0x80, 0xaa, 0xfe, 0xff,
] as const;

/**
 * An endless sequence of malformed inputs, the same for the same seed: good samples with bytes changed, cut off, put in,
 * repeated or spliced with another sample's, and now and then nothing but noise.
 */
export function mutations(seed: number, samples: readonly Uint8Array[]): () => Uint8Array {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const byte = (): number => (below(3) === 0 ? (edges[below(edges.length)] ?? 0) : below(256));
  const work = new Uint8Array(mostBytes);
  let length = 0;

  const load = (sample: Uint8Array): void => {
    const from = sample.subarray(0, mostBytes);
    work.set(from);
    length = from.length;
  };
  const sampleOf = (): Uint8Array => samples[below(samples.length)] ?? new Uint8Array();

  const insert = (at: number, part: Uint8Array): void => {
    const room = part.subarray(0, mostBytes - length);
    work.copyWithin(at + room.length, at, length);
    work.set(room, at);
    length += room.length;
  };

  const spoil = (): void => {
    const at = below(length + 1);
    switch (below(7)) {
      case 0:
      case 1:
        if (at < length) work[at] = byte();
        return;
      case 2:
        if (at < length) work[at] = (work[at] ?? 0) ^ (1 << below(8));
        return;
      case 3:
        length = at;
        return;
      case 4:
        work.copyWithin(0, at, length);
        length -= at;
        return;
      case 5:
        return insert(at, Uint8Array.of(byte(), byte()));
      default: {
        const other = sampleOf();
        const from = below(other.length + 1);
        return insert(at, other.subarray(from, from + below(40)));
      }
    }
  };

  return () => {
    if (below(10) === 0) {
      length = below(below(4) === 0 ? 300 : 40);
      for (let at = 0; at < length; at += 1) work[at] = byte();
    } else {
      load(sampleOf());
      for (let turns = 1 + below(4); turns > 0; turns -= 1) spoil();
    }
    return work.slice(0, length);
  };
}
