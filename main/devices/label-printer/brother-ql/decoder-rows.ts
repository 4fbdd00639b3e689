/**
 * PackBits: a count byte n, then n + 1 bytes as they are (0 to 127) or one byte 257 - n times (129 to 255).
 * @returns exactly `length` bytes, or `undefined` when the row unfolds to more or less
 */
export function unpacked(packed: Uint8Array, length: number): Uint8Array | undefined {
  const row = new Uint8Array(length);
  let at = 0;
  for (let from = 0; from < packed.length;) {
    const count = packed[from] ?? 0;
    from += 1;
    if (count === 128) continue;
    const isRun = count > 128;
    const bytes = isRun ? 257 - count : count + 1;
    const taken = isRun ? 1 : bytes;
    if (at + bytes > length || from + taken > packed.length) return undefined;
    if (isRun) row.fill(packed[from] ?? 0, at, at + bytes);
    else row.set(packed.subarray(from, from + bytes), at);
    at += bytes;
    from += taken;
  }
  return at === length ? row : undefined;
}

/** The rightmost dot travels first: the row as it lies on the paper. */
export function unmirrored(row: Uint8Array): Uint8Array {
  return Uint8Array.from(row, (_, at) => reversedBits(row[row.length - 1 - at] ?? 0));
}

function reversedBits(byte: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit += 1) reversed |= ((byte >> bit) & 1) << (7 - bit);
  return reversed;
}
