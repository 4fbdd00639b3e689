/** A template is at least this long; hardly anything else is so many fractions in a row. */
export const leastFractions = 64;
/** Of so many in a row, how many must differ: a pattern that repeats is no template. */
const leastDifferent = 32;

/** Whether enough of the numbers are no whole ones. */
export function areFractions(numbers: readonly number[]): boolean {
  let fractions = 0;
  for (const n of numbers) {
    if (Number.isFinite(n) && !Number.isInteger(n)) fractions += 1;
    if (fractions === leastFractions) return true;
  }
  return false;
}

/** Seven bits of the exponent, of numbers such as descriptors have: 2^-21 to 2^6 as a float, 2^-31 to 2^16 as a double. */
const formats = [
  { width: 4, lowest: 53, highest: 66 },
  { width: 8, lowest: 62, highest: 64 },
] as const;

/**
 * Whether the bytes hold a row of floats (IEEE 754, little-endian, of 4 or 8 bytes, from any byte on) of the size that
 * templates have. In noise one in nine looks like such a float, so 64 of them never stand in a row.
 */
export function hasFloatRun(bytes: Buffer): boolean {
  return formats.some((format) => {
    for (let phase = 0; phase < format.width; phase += 1) if (hasRun(bytes, phase, format)) return true;
    return false;
  });
}

function hasRun(bytes: Buffer, phase: number, { width, lowest, highest }: (typeof formats)[number]): boolean {
  let run: number[] = [];
  for (let at = phase; at + width <= bytes.length; at += width) {
    const top = (bytes[at + width - 1] ?? 0) & 0x7f;
    // Zeros between fractions belong to a template, but make none.
    if (top === 0 && bytes[at + width - 2] === 0) continue;
    if (top >= lowest && top <= highest) run.push(at);
    else if (run.length > 0) run = [];
    if (run.length < leastFractions) continue;
    const different = new Set(run.map((start) => bytes.toString('latin1', start, start + width)));
    if (different.size >= leastDifferent) return true;
    run = [];
  }
  return false;
}
