/** Numbers taken from a net's answer to the drawn picture. */
export type Fingerprint = readonly number[];

/**
 * A picture drawn with sums, of nobody: an oval with two discs and a bar before a ramp, so that the face nets have something to
 * find. Row by row, three numbers a dot, 0 to 255.
 */
export function drawnPicture(size: number): Float32Array {
  const dots = new Float32Array(size * size * 3);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      dots.set(colourAt(column / size - 0.5, row / size - 0.5), 3 * (row * size + column));
  return dots;
}

/** @param x, y from -0.5 to 0.5 */
function colourAt(x: number, y: number): readonly [number, number, number] {
  const isIn = (midX: number, midY: number, radiusX: number, radiusY: number) =>
    ((x - midX) / radiusX) ** 2 + ((y - midY) / radiusY) ** 2 < 1;
  if (isIn(-0.11, -0.06, 0.045, 0.025) || isIn(0.11, -0.06, 0.045, 0.025)) return [40, 30, 25];
  if (isIn(0, 0.19, 0.09, 0.025)) return [150, 70, 70];
  if (isIn(0, 0.07, 0.025, 0.05)) return [190, 140, 115];
  if (isIn(0, 0, 0.27, 0.36)) return [215 - 60 * x, 170 - 60 * x, 140 - 60 * x];
  return [110 + 80 * y, 120 + 80 * y, 140 + 80 * x];
}

const samples = 24;

/** Every so many numbers of a net's outputs laid end to end, the longest first: all its weights have a part in them. */
export function fingerprintOf(...outputs: readonly Float32Array[]): Fingerprint {
  const all = outputs.toSorted((a, b) => b.length - a.length).flatMap((output) => [...output]);
  return Array.from({ length: samples }, (_, at) => all[Math.floor((at * all.length) / samples)] ?? NaN);
}

/** Other processors round in other places, and deep nets add that up; a thousandth of the largest number is far above it. */
const tolerance = 1e-3;

/** Whether nets answered as they did when the fingerprints were taken. */
export function isSame(taken: readonly Fingerprint[], stored: readonly Fingerprint[]): boolean {
  return (
    taken.length === stored.length &&
    stored.every((print, net) => {
      const span = tolerance * Math.max(...print.map(Math.abs));
      return print.every((value, at) => Math.abs(value - (taken[net]?.[at] ?? NaN)) <= span);
    })
  );
}
