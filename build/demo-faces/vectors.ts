export type Vec = readonly [number, number, number];

/** The vector with the given index in a flat array of them. */
export function vecAt(flat: ArrayLike<number>, index: number): Vec {
  return [flat[index * 3] ?? 0, flat[index * 3 + 1] ?? 0, flat[index * 3 + 2] ?? 0];
}

export const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtract = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Vec, factor: number): Vec => [a[0] * factor, a[1] * factor, a[2] * factor];

export const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

export function mean(vectors: readonly Vec[]): Vec {
  return times(
    vectors.reduce((sum, vector) => add(sum, vector), [0, 0, 0] as Vec),
    1 / vectors.length,
  );
}

/** Turns a point about a pivot: first roll, then pitch, then yaw (degrees, signs as in `Pose`). */
export function turn(point: Vec, pivot: Vec, yaw: number, pitch: number, roll: number): Vec {
  const [x, y, z] = subtract(point, pivot);
  const [sr, cr] = sinCos(-roll);
  const [x1, y1] = [x * cr - y * sr, x * sr + y * cr];
  const [sp, cp] = sinCos(pitch);
  const [y2, z2] = [y1 * cp - z * sp, y1 * sp + z * cp];
  const [sy, cy] = sinCos(yaw);
  return add(pivot, [x1 * cy + z2 * sy, y2, z2 * cy - x1 * sy]);
}

function sinCos(degrees: number): readonly [number, number] {
  const radians = (degrees * Math.PI) / 180;
  return [Math.sin(radians), Math.cos(radians)];
}
