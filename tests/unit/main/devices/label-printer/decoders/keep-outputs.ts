import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';

/** A decoder together with what it was asked to do. */
export type Kept<D, O> = D & {
  readonly outputs: O[];
  /** Pushes everything, text as Latin-1, and gives the pictures that came out since the beginning. */
  print(...parts: readonly (string | Iterable<number>)[]): Bitmap[];
};

export function keepOutputs<O, D extends { push(bytes: Uint8Array): void }>(
  make: (onOutput: (output: O) => void) => D,
  pictureOf: (output: O) => Bitmap | undefined,
): Kept<D, O> {
  const outputs: O[] = [];
  const decoder = make((output) => void outputs.push(output));
  return {
    ...decoder,
    outputs,
    print(...parts) {
      for (const part of parts) {
        decoder.push(typeof part === 'string' ? Buffer.from(part, 'latin1') : Uint8Array.from(part));
      }
      return outputs.flatMap((output) => pictureOf(output) ?? []);
    },
  };
}
