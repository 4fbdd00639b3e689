/** A header byte can count this many bytes. */
const longest = 128;

/**
 * PackBits (TIFF 6.0, section 9), which Brother calls TIFF compression: a header n of 0-127 is followed by n + 1 bytes as
 * they are, one of 129-255 by one byte to be repeated 257 - n times.
 */
export function packBits(bytes: Uint8Array): Uint8Array {
  const packed: number[] = [];
  let plain: number[] = [];
  const flush = (): void => {
    if (plain.length > 0) packed.push(plain.length - 1, ...plain);
    plain = [];
  };
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    let run = 1;
    while (run < longest && bytes[at + run] === byte) run += 1;
    // A run of two inside plain bytes would cost a header more than it saves.
    if (run > 2 || (run === 2 && plain.length === 0)) {
      flush();
      packed.push(257 - run, byte);
    } else {
      if (plain.length + run > longest) flush();
      for (let i = 0; i < run; i += 1) plain.push(byte);
    }
    at += run;
  }
  flush();
  return Uint8Array.from(packed);
}
