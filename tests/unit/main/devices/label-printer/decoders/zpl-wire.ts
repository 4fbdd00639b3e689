import { createZplDecoder } from '../../../../../../main/devices/label-printer/zpl/decoder.ts';
import type {
  ZplDecoder,
  ZplDecoderOptions,
  ZplOutput,
} from '../../../../../../main/devices/label-printer/zpl/decoder.ts';
import { keepOutputs, type Kept } from './keep-outputs.ts';

/** A decoder that keeps what it is asked to do. 203 dpi, so 8 dots are one millimetre. */
export function testZplDecoder(options: Partial<ZplDecoderOptions> = {}): Kept<ZplDecoder, ZplOutput> {
  return keepOutputs(
    (onOutput) => createZplDecoder({ dpi: 203, printWidthMm: 104, onOutput, ...options }),
    (output) => (output.type === 'print' ? output.label : undefined),
  );
}

/** A format of one picture on a label of its own size. */
export function format(widthDots: number, lengthDots: number, ...fields: readonly string[]): string {
  return `^XA^PW${widthDots}^LL${lengthDots}${fields.join('')}^XZ`;
}
