import type { FaceTemplate } from '../../domain/face/vocabulary.ts';

// format 1: 1 byte format, engine, 1 byte number of vectors, then each vector: name, 2 bytes length, floats of 4 bytes.
// Texts are UTF-8 behind one byte of length; numbers are little-endian.
const format = 1;
const mostBytesOfText = 255;
const mostVectors = 255;
const mostNumbers = 65_535;

/**
 * A template as bytes, four for each number: engines compute in 32 bits themselves. `undefined` when it holds no vector or
 * what 32 bits cannot hold.
 */
export function encodeTemplate({ engine, vectors }: FaceTemplate): Uint8Array | undefined {
  const named = Object.entries(vectors);
  const texts = [engine, ...named.map(([name]) => name)].map((text) => Buffer.from(text));
  const isSized =
    named.length > 0 &&
    named.length <= mostVectors &&
    texts.every(({ length }) => length <= mostBytesOfText) &&
    named.every(([, numbers]) => numbers.length > 0 && numbers.length <= mostNumbers);
  if (!isSized || !named.every(([, numbers]) => numbers.every((n) => Number.isFinite(Math.fround(n)))))
    return undefined;

  const [engineText = Buffer.alloc(0), ...names] = texts;
  const parts = [
    Uint8Array.of(format, engineText.length),
    engineText,
    Uint8Array.of(named.length),
    ...named.flatMap(([, numbers], i) => {
      const name = names[i] ?? Buffer.alloc(0);
      return [Uint8Array.of(name.length), name, floats(numbers)];
    }),
  ];
  const bytes = Buffer.concat(parts);
  // Only what is sealed may outlive this.
  for (const part of parts) part.fill(0);
  return bytes;
}

function floats(numbers: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(2 + 4 * numbers.length);
  bytes.writeUInt16LE(numbers.length);
  numbers.forEach((n, i) => bytes.writeFloatLE(n, 2 + 4 * i));
  return bytes;
}

/** `undefined` for bytes that `encodeTemplate` did not make. */
export function decodeTemplate(bytes: Uint8Array): FaceTemplate | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): Buffer => {
    if (at + length > buffer.length) throw new RangeError('The template ends too early');
    at += length;
    return buffer.subarray(at - length, at);
  };
  const byte = (): number => take(1).readUInt8();
  const text = (): string => take(byte()).toString('utf8');
  try {
    if (byte() !== format) return undefined;
    const engine = text();
    const vectors = Object.fromEntries(
      Array.from({ length: byte() }, () => {
        const name = text();
        const body = take(4 * take(2).readUInt16LE());
        return [name, Array.from({ length: body.length / 4 }, (_, i) => body.readFloatLE(4 * i))];
      }),
    );
    return at === buffer.length ? { engine, vectors } : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
