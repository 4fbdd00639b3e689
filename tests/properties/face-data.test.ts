import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findFaceData } from '../../main/security/face-data.ts';
import { anyPicture, pictureHeads, type PictureHead } from '../support/any-picture.ts';
import { carriers, wrappings } from '../support/face-carriers.ts';

const wrapped = fc
  .array(fc.constantFrom(...wrappings), { maxLength: 4 })
  .map((all) => (value: unknown) => all.reduce((inner, wrap) => wrap(inner), value));

test('a picture of any kind with anything behind its head is found in any nesting', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(pictureHeads) as PictureHead[])),
      fc.uint8Array({ minLength: 96, maxLength: 600, size: 'max' }),
      fc.constantFrom(...Object.keys(carriers)),
      wrapped,
      (head, rest, carrier, wrap) => {
        const carried = carriers[carrier]?.(anyPicture(head, rest));
        expect(findFaceData(wrap(carried))).toContain(head.split(' ')[0]);
      },
    ),
    { numRuns: 2_000 },
  );
});

const fraction = fc
  .double({ min: -4, max: 4, noNaN: true })
  .filter((n) => !Number.isInteger(n) && Math.abs(n) > 1e-5);
const rows: Readonly<Record<string, (numbers: readonly number[]) => unknown>> = {
  numbers: (numbers) => numbers,
  JSON: (numbers) => JSON.stringify(numbers),
  floats: (numbers) => Float32Array.from(numbers),
  doubles: (numbers) => Buffer.from(Float64Array.from(numbers).buffer),
  base64: (numbers) => Buffer.from(Float32Array.from(numbers).buffer).toString('base64'),
  'base64 behind something': (numbers) =>
    Buffer.concat([Buffer.from('head'), Buffer.from(Float32Array.from(numbers).buffer)]).toString(
      'base64url',
    ),
  decimals: (numbers) => `row: ${numbers.map((n) => n.toFixed(6)).join(', ')};`,
};

test('a row of as many fractions as a template has is found in any nesting', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fraction, { minLength: 128, maxLength: 200, size: 'max' }),
      fc.constantFrom(...Object.keys(rows)),
      wrapped,
      (numbers, row, wrap) => {
        expect(findFaceData(wrap(rows[row]?.(numbers)))).toMatch(/fractions/);
      },
    ),
    { numRuns: 400 },
  );
});

// What is refused wrongly keeps a visitor out, so noise of every kind must pass.
const bytes = fc.uint8Array({ maxLength: 3_000, size: 'max' }).map((made) => Buffer.from(made));
const noise = fc.oneof(
  bytes,
  bytes.map((made) => made.toString('base64')),
  bytes.map((made) => made.toString('base64url')),
  bytes.map((made) => made.toString('hex')),
  fc.uuid(),
  fc.string({ unit: 'grapheme', maxLength: 2_000, size: 'max' }),
  fc.lorem({ maxCount: 200, size: 'max' }),
  fc.array(fc.integer(), { maxLength: 500, size: 'max' }),
  fc.array(fc.double(), { maxLength: 63, size: 'max' }),
  fc.webUrl({ withQueryParameters: true, size: '+1' }),
  fc.jsonValue({ maxDepth: 4 }),
);

test('sealed bytes, signatures, keys, hashes, ids, texts and addresses are never taken for a face', () => {
  fc.assert(
    fc.property(noise, wrapped, (value, wrap) => {
      expect(findFaceData(wrap(value))).toBeUndefined();
    }),
    { numRuns: 5_000 },
  );
});
