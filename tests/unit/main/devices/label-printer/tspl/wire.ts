import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';
import { createTsplDecoder } from '../../../../../../main/devices/label-printer/tspl/decoder.ts';
import type {
  TsplDecoder,
  TsplDecoderOptions,
  TsplOutput,
} from '../../../../../../main/devices/label-printer/tspl/decoder.ts';
import { keepOutputs, type Kept } from '../decoders/keep-outputs.ts';

/** Lines as they travel, each ended CR LF. */
export function lines(...text: string[]): Buffer {
  return Buffer.from(text.map((line) => `${line}\r\n`).join(''), 'latin1');
}

/** A BITMAP command with its dots as they travel (0 burns), with the line ending drivers put behind it. */
export function picture(header: string, wireBytes: Iterable<number>): Buffer {
  return Buffer.concat([Buffer.from(`BITMAP ${header},`), Buffer.from([...wireBytes]), Buffer.from('\r\n')]);
}

/** A label as rows of `#` (black) and `.`; small enough to read in a test. */
export function drawing({ widthDots, heightDots, bytes }: Bitmap): string[] {
  const rowBytes = Math.ceil(widthDots / 8);
  return Array.from({ length: heightDots }, (_, y) =>
    Array.from({ length: widthDots }, (__, x) =>
      ((bytes[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? '#' : '.',
    ).join(''),
  );
}

/** A decoder that keeps what it is asked to do. 203 dpi, so 8 dots are one millimetre. */
export function testDecoder(options: Partial<TsplDecoderOptions> = {}): Kept<TsplDecoder, TsplOutput> {
  return keepOutputs(
    (onOutput) => createTsplDecoder({ dpi: 203, printWidthMm: 104, onOutput, ...options }),
    (output) => (output.type === 'print' ? output.label : undefined),
  );
}
