import { createHash } from 'node:crypto';

/**
 * Everything two sides said, as bytes to sign or to derive keys from. Every part stands behind its length, so that no byte
 * can move from one part into its neighbour; `label` keeps what is signed for one purpose from being taken for another.
 */
export function transcript(label: string, ...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    [label, ...parts].flatMap((part) => {
      const bytes = Buffer.from(part);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

export function digestOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
