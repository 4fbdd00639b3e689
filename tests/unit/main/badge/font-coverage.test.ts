import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readFontCoverage } from '../../../../main/badge/font-coverage.ts';

// fontkit ships no types.
const fontkit = createRequire(import.meta.url)('fontkit') as {
  create(file: Buffer): { readonly characterSet: readonly number[] };
};
const file = readFileSync(
  fileURLToPath(new URL('../../../../assets/fonts/NotoSansCJKsc-Medium.otf', import.meta.url)),
);
const has = readFontCoverage(file);
const covers = (text: string) => [...text].every((character) => has(character.codePointAt(0) ?? 0));

test('the shipped font has every character that another font reader finds in it, and no other', () => {
  const known = new Set(fontkit.create(file).characterSet);
  expect(known.size).toBe(44_810);
  for (let codePoint = 0; codePoint < 0x32000; codePoint += 1) {
    if (has(codePoint) !== known.has(codePoint)) throw new Error(`U+${codePoint.toString(16)}`);
  }
});

test('the shipped font has the rarer characters of names, and the marks the badge uses', () => {
  expect(covers('喆璟珺昇堃龑䶮𬭎㛃彧赟頔翀𠅤镕祎')).toBe(true);
  expect(covers('□…·/0123456789')).toBe(true);
});

test('the shipped font has all 20,902 unified ideographs of GB 18030 and its extension A', () => {
  for (let codePoint = 0x4e00; codePoint <= 0x9fa5; codePoint += 1) expect(has(codePoint)).toBe(true);
  for (let codePoint = 0x3400; codePoint <= 0x4db5; codePoint += 1) expect(has(codePoint)).toBe(true);
});

test('a character no font of ours has is said to be missing', () => {
  expect(has(0x1f600)).toBe(false);
  expect(has(0x10ffff)).toBe(false);
});

test('a file that is no font is a damaged installation', () => {
  expect(() => readFontCoverage(new Uint8Array(64))).toThrow('no cmap');
});
