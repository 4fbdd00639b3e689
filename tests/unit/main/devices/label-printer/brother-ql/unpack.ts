/** PackBits undone, from the TIFF 6.0 specification. Throws where a packed row breaks off. */
export function unpackBits(packed: Uint8Array): Uint8Array {
  const out: number[] = [];
  let at = 0;
  const next = (): number => {
    const byte = packed[at];
    if (byte === undefined) throw new Error('the packed bytes break off');
    at += 1;
    return byte;
  };
  while (at < packed.length) {
    const n = next();
    if (n === 128) continue;
    if (n < 128) for (let i = 0; i <= n; i += 1) out.push(next());
    else
      out.push(
        ...Array.from(
          { length: 257 - n },
          (
            (byte) => () =>
              byte
          )(next()),
        ),
      );
  }
  return Uint8Array.from(out);
}
