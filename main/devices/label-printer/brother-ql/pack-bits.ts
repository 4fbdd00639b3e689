/** A header byte can count this many bytes. */
const longest = 128;

/**
 * PackBits (TIFF 6.0, section 9), which Brother calls TIFF compression: a header n of 0-127 is followed by n + 1 bytes as
 * they are, one of 129-255 by one byte to be repeated 257 - n times.
 */
export function packBits(bytes: Uint8Array): Uint8Array {
  // Nothing to gain anywhere costs one header for every 128 bytes.
  const packed = new Uint8Array(bytes.length + Math.ceil(bytes.length / longest) + 1);
  let length = 0;
  let plainFrom = 0;
  const flush = (until: number): void => {
    if (until > plainFrom) {
      packed[length++] = until - plainFrom - 1;
      for (let at = plainFrom; at < until; at += 1) packed[length++] = bytes[at] ?? 0;
    }
    plainFrom = until;
  };
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    let run = 1;
    while (run < longest && bytes[at + run] === byte) run += 1;
    // A run of two inside plain bytes would cost a header more than it saves.
    if (run > 2 || (run === 2 && plainFrom === at)) {
      flush(at);
      packed[length++] = 257 - run;
      packed[length++] = byte;
      plainFrom = at + run;
    } else if (at - plainFrom + run > longest) {
      flush(at);
    }
    at += run;
  }
  flush(bytes.length);
  return packed.subarray(0, length);
}
