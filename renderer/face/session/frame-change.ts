/** Grey levels, one a dot, of dots of four bytes (red, green, blue, opacity). */
export function greyOf(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let dot = 0; dot < grey.length; dot += 1) {
    const at = dot * 4;
    // Luma of BT.601, as cameras write it.
    grey[dot] = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
  }
  return grey;
}

/**
 * Mean absolute difference of two frames of one size, 0 to 255; a frame with none before it, or one of another size, is all
 * new.
 */
export function meanChange(before: Uint8Array | undefined, now: Uint8Array): number {
  if (before?.length !== now.length || now.length === 0) return 255;
  return now.reduce((sum, level, dot) => sum + Math.abs(level - (before[dot] ?? 0)), 0) / now.length;
}
