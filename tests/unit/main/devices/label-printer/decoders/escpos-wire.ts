import { createEscposDecoder } from '../../../../../../main/devices/label-printer/escpos/decoder.ts';
import type {
  EscposDecoder,
  EscposDecoderOptions,
  EscposOutput,
} from '../../../../../../main/devices/label-printer/escpos/decoder.ts';
import { keepOutputs, type Kept } from './keep-outputs.ts';

export const initialise = [0x1b, 0x40] as const;
export const cut = [0x1d, 0x56, 66, 0] as const;
export const formFeed = [0x0c] as const;

const low = (value: number): number => value & 0xff;
const high = (value: number): number => value >> 8;

/** `GS v 0`: width in bytes, height in dots. */
export function band(widthBytes: number, rows: number, dots: Iterable<number>, mode = 0): number[] {
  return [0x1d, 0x76, 0x30, mode, low(widthBytes), high(widthBytes), low(rows), high(rows), ...dots];
}

/** `GS ( L` function 112: width and height in dots. */
export function stored(widthDots: number, rows: number, dots: readonly number[]): number[] {
  const length = 10 + dots.length;
  return [
    ...[0x1d, 0x28, 0x4c, low(length), high(length), 0x30, 0x70, 0x30, 0x01, 0x01, 0x31],
    ...[low(widthDots), high(widthDots), low(rows), high(rows), ...dots],
  ];
}

export const printStored = [0x1d, 0x28, 0x4c, 0x02, 0x00, 0x30, 0x32] as const;

/** A decoder that keeps what it is asked to do, with a head of 16 dots: 2 mm at 203 dpi. */
export function testEscposDecoder(
  options: Partial<EscposDecoderOptions> = {},
): Kept<EscposDecoder, EscposOutput> {
  return keepOutputs(
    (onOutput) => createEscposDecoder({ dpi: 203, printWidthMm: 2, onOutput, ...options }),
    (output) => (output.type === 'print' ? output.label : undefined),
  );
}
