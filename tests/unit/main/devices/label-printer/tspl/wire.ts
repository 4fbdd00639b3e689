import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';
import { createTsplDecoder } from '../../../../../../main/devices/label-printer/tspl/decoder.ts';
import type {
  TsplDecoder,
  TsplDecoderOptions,
  TsplOutput,
} from '../../../../../../main/devices/label-printer/tspl/decoder.ts';

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

export interface TestDecoder extends TsplDecoder {
  readonly outputs: TsplOutput[];
  /** Pushes everything and gives the labels that came out since the beginning. */
  print(...parts: Uint8Array[]): Bitmap[];
}

/** A decoder that keeps what it is asked to do. 203 dpi, so 8 dots are one millimetre. */
export function testDecoder(options: Partial<TsplDecoderOptions> = {}): TestDecoder {
  const outputs: TsplOutput[] = [];
  const decoder = createTsplDecoder({
    dpi: 203,
    printWidthMm: 104,
    onOutput: (output) => void outputs.push(output),
    ...options,
  });
  return {
    ...decoder,
    outputs,
    print(...parts) {
      for (const part of parts) decoder.push(part);
      return outputs.flatMap((output) => (output.type === 'print' ? [output.label] : []));
    },
  };
}
