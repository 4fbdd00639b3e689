import { createBrotherDecoder } from '../../../../../../main/devices/label-printer/brother-ql/decoder.ts';
import type {
  BrotherDecoder,
  BrotherDecoderOptions,
  BrotherOutput,
} from '../../../../../../main/devices/label-printer/brother-ql/decoder.ts';
import { keepOutputs, type Kept } from './keep-outputs.ts';

export const invalidate = Array<number>(400).fill(0);
export const rasterMode = [0x1b, 0x69, 0x61, 0x01] as const;
export const initialise = [0x1b, 0x40] as const;
export const lastPage = [0x1a] as const;
export const nextPage = [0x0c] as const;
export const packed = [0x4d, 0x02] as const;
export const statusQuestion = [0x1b, 0x69, 0x53] as const;

/** `ESC i z` for a die-cut label of 62 x 29 mm. */
export function pageInfo(rows: number, flags = 0x8e): number[] {
  return [0x1b, 0x69, 0x7a, flags, 0x0b, 62, 29, rows & 0xff, rows >> 8, 0, 0, 0, 0];
}

/** A row of a 720-pin head as it travels. */
export function row(bytes: Iterable<number>): number[] {
  const dots = [...bytes];
  return [0x67, 0x00, dots.length, ...dots];
}

/** What comes before the first row of any job. */
export const start = [...invalidate, ...rasterMode, ...initialise];

/** A decoder of a QL-820NWB that keeps what it is asked to do. */
export function testBrotherDecoder(
  options: Partial<BrotherDecoderOptions> = {},
): Kept<BrotherDecoder, BrotherOutput> {
  return keepOutputs(
    (onOutput) => createBrotherDecoder({ headBytes: 90, knowsCompression: true, onOutput, ...options }),
    (output) => (output.type === 'page' ? output.head : undefined),
  );
}
