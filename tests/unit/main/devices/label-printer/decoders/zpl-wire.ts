import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';
import { createZplDecoder } from '../../../../../../main/devices/label-printer/zpl/decoder.ts';
import type {
  ZplDecoder,
  ZplDecoderOptions,
  ZplOutput,
} from '../../../../../../main/devices/label-printer/zpl/decoder.ts';

export interface TestZplDecoder extends ZplDecoder {
  readonly outputs: ZplOutput[];
  /** Pushes everything, text as Latin-1, and gives the labels that came out since the beginning. */
  print(...parts: readonly (string | Uint8Array)[]): Bitmap[];
}

/** A decoder that keeps what it is asked to do. 203 dpi, so 8 dots are one millimetre. */
export function testZplDecoder(options: Partial<ZplDecoderOptions> = {}): TestZplDecoder {
  const outputs: ZplOutput[] = [];
  const decoder = createZplDecoder({
    dpi: 203,
    printWidthMm: 104,
    onOutput: (output) => void outputs.push(output),
    ...options,
  });
  return {
    ...decoder,
    outputs,
    print(...parts) {
      for (const part of parts) decoder.push(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
      return outputs.flatMap((output) => (output.type === 'print' ? [output.label] : []));
    },
  };
}

/** A format of one picture on a label of its own size. */
export function format(widthDots: number, lengthDots: number, ...fields: readonly string[]): string {
  return `^XA^PW${widthDots}^LL${lengthDots}${fields.join('')}^XZ`;
}
