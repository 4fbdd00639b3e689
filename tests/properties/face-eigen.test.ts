import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eigenOf, type Matrix } from '../../domain/face/calibrate-eigen.ts';

/** What has no square in doubles is nothing: spreads of descriptors are around a thousandth. */
const orNothing = (value: number): number => (Math.abs(value) < 1e-100 ? 0 : value);
const entry = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }).map(orNothing),
);
/** Symmetric, often with zeros and equal eigenvalues. */
const symmetric = fc
  .integer({ min: 1, max: 9 })
  .chain((size) =>
    fc
      .array(fc.array(entry, { minLength: size, maxLength: size }), { minLength: size, maxLength: size })
      .map((rows) =>
        rows.map((row, at) => row.map((value, to) => (to < at ? (rows[to]?.[at] ?? 0) : value))),
      ),
  );

const at = (matrix: Matrix, row: number, column: number) => matrix[row]?.[column] ?? NaN;
const largest = (matrix: Matrix) => Math.max(1e-300, ...matrix.flat().map(Math.abs));

test('values and vectors give the matrix back', () => {
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const { values, vectors } = eigenOf(matrix);
      for (let row = 0; row < matrix.length; row += 1)
        for (let column = 0; column < matrix.length; column += 1) {
          const back = values.reduce(
            (sum, value, axis) => sum + value * at(vectors, axis, row) * at(vectors, axis, column),
            0,
          );
          expect(Math.abs(back - at(matrix, row, column))).toBeLessThan(1e-11 * largest(matrix));
        }
    }),
  );
});

test('the vectors have length 1 and stand at right angles', () => {
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const { vectors } = eigenOf(matrix);
      for (const [one, first] of vectors.entries())
        for (const [two, second] of vectors.entries()) {
          const product = first.reduce((sum, value, to) => sum + value * (second[to] ?? NaN), 0);
          expect(product).toBeCloseTo(one === two ? 1 : 0, 12);
        }
    }),
  );
});

test('the values add up to the trace', () => {
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const trace = matrix.reduce((sum, row, on) => sum + (row[on] ?? 0), 0);
      const total = eigenOf(matrix).values.reduce((sum, value) => sum + value, 0);
      expect(Math.abs(total - trace)).toBeLessThan(1e-11 * largest(matrix));
    }),
  );
});
