/** How a scanner shows where a code ends; set on the scanner by scanning a code from its manual. */
export type CodeEnding =
  /** CR, LF or both: what nearly all scanners send as delivered. */
  | { readonly type: 'line' }
  /** Any other fixed text, such as a tab or ETX. */
  | { readonly type: 'suffix'; readonly text: string }
  /** Nothing: the code is over when the scanner has been silent for a while. */
  | { readonly type: 'silence' };

export interface CodeFraming {
  readonly ending: CodeEnding;
  /** Sent before each code when set so; what comes without it is the tail of something broken and is dropped. */
  readonly prefix?: string;
  /** A fully packed QR code holds 2,953 bytes; more than that is noise. */
  readonly maxBytes?: number;
}

export interface CodeReader {
  /** Takes bytes in pieces of any size and gives the codes that are complete. */
  push(bytes: Uint8Array): string[];
  /** The scanner fell silent: completes a code that ends by silence, and drops a half one that should not. */
  silence(): string[];
  /** Whether a code has begun and not ended. */
  isMidCode(): boolean;
}

/** The fullest QR code, version 40-L (ISO/IEC 18004). */
export const maxQrBytes = 2_953;
const cr = 0x0d;
const lf = 0x0a;

/**
 * Cuts the scanner's bytes into codes. Text that is not UTF-8 is dropped: a wrong baud rate must not open a door.
 *
 * @param onMisread told of everything that is dropped
 */
export function createCodeReader(framing: CodeFraming, onMisread: () => void = () => {}): CodeReader {
  const { ending } = framing;
  const encoder = new TextEncoder();
  const prefix = encoder.encode(framing.prefix ?? '');
  const suffix = encoder.encode(ending.type === 'suffix' ? ending.text : '');
  const endLength = ending.type === 'line' ? 1 : suffix.length;
  const limit = (framing.maxBytes ?? maxQrBytes) + prefix.length + endLength;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const frame = new Uint8Array(limit);
  let length = 0;
  let isTooLong = false;

  const endsHere = (byte: number): boolean => {
    if (ending.type === 'line') return byte === cr || byte === lf;
    if (suffix.length === 0 || byte !== suffix.at(-1) || length < suffix.length) return false;
    const start = length - suffix.length;
    return suffix.every((each, i) => frame[start + i] === each);
  };

  const take = (byte: number): void => {
    if (length === limit) {
      isTooLong = true;
      // Kept moving, so that the suffix is still recognised at the end of what is dropped.
      frame.copyWithin(0, 1);
      length -= 1;
    }
    frame[length] = byte;
    length += 1;
  };

  /** Empties the frame and gives the code before its last `tailLength` bytes, unless there is none or it is broken. */
  const complete = (tailLength: number): string[] => {
    const body = frame.subarray(0, length - tailLength);
    const isSound = !isTooLong && prefix.every((each, i) => body[i] === each);
    length = 0;
    isTooLong = false;
    // An empty one is the second half of CR LF.
    if (body.length === 0 || (isSound && body.length === prefix.length)) return [];
    try {
      if (isSound) return [decoder.decode(body.subarray(prefix.length))];
    } catch {
      // Counted below like everything else that is dropped.
    }
    onMisread();
    return [];
  };

  return {
    push(bytes) {
      const codes: string[] = [];
      for (const byte of bytes) {
        take(byte);
        if (endsHere(byte)) codes.push(...complete(endLength));
      }
      return codes;
    },
    silence() {
      if (ending.type === 'silence') return complete(0);
      if (length > 0) onMisread();
      length = 0;
      isTooLong = false;
      return [];
    },
    isMidCode: () => length > 0,
  };
}
