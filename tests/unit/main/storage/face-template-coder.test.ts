import { expect, test } from 'vitest';
import { decodeTemplate, encodeTemplate } from '../../../../main/storage/face-template-coder.ts';
import { anyTemplate } from '../../../support/face-template.ts';

const encoded = (template = anyTemplate()): Uint8Array => encodeTemplate(template) ?? new Uint8Array(0);

test('a template comes back as it was, in four bytes for each number and a few more', () => {
  expect(decodeTemplate(encoded())).toEqual(anyTemplate());
  expect(encoded()).toHaveLength(4 * (128 + 1_024) + 34);
});

test('what 32 bits cannot tell apart comes back rounded', () => {
  const bytes = encodeTemplate({ engine: 'e/1', vectors: { v: [0.1, 1 / 3] } });
  expect(bytes && decodeTemplate(bytes)?.vectors['v']).toEqual([Math.fround(0.1), Math.fround(1 / 3)]);
});

test.each([
  ['no vector', {}],
  ['an empty vector', { v: [] }],
  ['not a number', { v: [0.1, Number.NaN] }],
  ['more than 32 bits hold', { v: [1e300] }],
  ['a vector too long to count', { v: Array.from({ length: 65_536 }, () => 0.5) }],
  ['a name too long to write', { ['面'.repeat(100)]: [0.5] }],
])('a template with %s is none', (_, vectors) => {
  expect(encodeTemplate({ engine: 'e/1', vectors })).toBeUndefined();
});

test('bytes of another format, cut off anywhere or with more behind them are no template', () => {
  const bytes = encoded({ engine: 'e/1', vectors: { v: [0.25, 0.5] } });
  for (let length = 0; length < bytes.length; length += 1)
    expect(decodeTemplate(bytes.subarray(0, length))).toBeUndefined();
  expect(decodeTemplate(Buffer.concat([bytes, Uint8Array.of(0)]))).toBeUndefined();
  expect(decodeTemplate(Buffer.concat([Uint8Array.of(2), bytes.subarray(1)]))).toBeUndefined();
  expect(decodeTemplate(bytes)).toBeDefined();
});
