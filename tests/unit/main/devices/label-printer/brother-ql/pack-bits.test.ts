import { expect, test } from 'vitest';
import { packBits } from '../../../../../../main/devices/label-printer/brother-ql/pack-bits.ts';
import { bytesOf, hexOf } from '../../../../../support/hex.ts';
import { unpackBits } from './unpack.ts';

const packed = (hex: string): string => hexOf(packBits(bytesOf(hex)));

// The example of Apple's technical note 1023, which the TIFF specification refers to.
test('the well-known example unpacks to what it should', () => {
  const example = bytesOf('FE AA 02 80 00 2A FD AA 03 80 00 2A 22 F7 AA');
  const plain = 'AA AA AA 80 00 2A AA AA AA AA 80 00 2A 22 AA AA AA AA AA AA AA AA AA AA';
  expect(unpackBits(example)).toEqual(bytesOf(plain));
  expect(packed(plain)).toBe(hexOf(example));
});

test.each([
  ['', ''],
  ['01', '0001'],
  ['0102', '010102'],
  ['0101', 'FF01'],
  ['01010101', 'FD01'],
  ['0203030405', '04'.concat('0203030405')],
  ['02030303', '0002FE03'],
])('%s is packed as %s', (plain, expected) => {
  expect(packed(plain)).toBe(expected);
});

test('128 is the most that one header counts', () => {
  expect(packed('55'.repeat(128))).toBe('8155');
  expect(packed('55'.repeat(130))).toBe('8155FF55');
  const ramp = Uint8Array.from({ length: 130 }, (_, at) => at);
  expect(hexOf(packBits(ramp))).toBe(`7F${hexOf(ramp.subarray(0, 128))}01${hexOf(ramp.subarray(128))}`);
});

test('a row that cannot be packed grows by a header for each 128 bytes and no more', () => {
  const row = Uint8Array.from({ length: 162 }, (_, at) => at);
  expect(packBits(row)).toHaveLength(164);
});
