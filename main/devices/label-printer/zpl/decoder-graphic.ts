import { inflateSync } from 'node:zlib';

/** The head of a `^GF` field: what follows is a picture in one of several spellings. */
export interface GraphicHead {
  /** A: text (hex, run-coded hex, base64); B: the bytes themselves. */
  readonly format: 'A' | 'B';
  /** Bytes that follow, where they are counted (format B). */
  readonly sentBytes: number;
  readonly pictureBytes: number;
  readonly rowBytes: number;
}

/** The manuals give no more to one field; a larger picture takes several. */
export const maxGraphicBytes = 99_999;

const headPattern = /^([AB]),(\d{1,5}),(\d{1,5}),(\d{1,5}),/i;

/**
 * @param args all that stands after `^GF`
 * @returns `undefined` for a head no manual knows, and for format C, which only one vendor has
 */
export function parseGraphicHead(
  args: string,
): { readonly head: GraphicHead; readonly data: string } | undefined {
  const match = headPattern.exec(args);
  if (!match) return undefined;
  const [all, format, ...counts] = match;
  const [sentBytes = 0, pictureBytes = 0, rowBytes = 0] = counts.map(Number);
  if (sentBytes === 0 || pictureBytes === 0 || rowBytes === 0) return undefined;
  const head = {
    format: format?.toUpperCase() === 'B' ? 'B' : 'A',
    sentBytes,
    pictureBytes,
    rowBytes,
  } as const;
  return { head, data: args.slice(all.length) };
}

/** The picture's bytes out of a text field, exactly `pictureBytes` of them; `undefined` when anything is wrong with it. */
export function readGraphicText(
  { pictureBytes, rowBytes }: GraphicHead,
  data: string,
): Uint8Array | undefined {
  const text = data.replace(/\s+/g, '');
  return /^:[ZB]64:/.test(text) ? readBase64(text, pictureBytes) : readHex(text, pictureBytes, rowBytes);
}

/** `:Z64:` or `:B64:`, base64, `:`, CRC. A wrong check sum means a picture with wrong dots: none is better. */
function readBase64(text: string, pictureBytes: number): Uint8Array | undefined {
  const [, kind, base64 = '', crc = ''] =
    /^:([ZB]64):((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?):([0-9A-Fa-f]{4})$/.exec(
      text,
    ) ?? [];
  if (!kind || crc16(base64) !== Number.parseInt(crc, 16)) return undefined;
  const raw = Buffer.from(base64, 'base64');
  const bytes = kind === 'Z64' ? inflated(raw, pictureBytes) : raw;
  return bytes?.length === pictureBytes ? new Uint8Array(bytes) : undefined;
}

/** A stream that would grow beyond the declared picture is stopped there: a few bytes can unfold to gigabytes. */
function inflated(raw: Uint8Array, mostBytes: number): Uint8Array | undefined {
  try {
    return inflateSync(raw, { maxOutputLength: mostBytes });
  } catch {
    return undefined;
  }
}

/** CRC-16 over the text: polynomial 0x1021, start 0, nothing reflected. */
function crc16(text: string): number {
  let crc = 0;
  for (let i = 0; i < text.length; i += 1) {
    crc ^= text.charCodeAt(i) << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
  }
  return crc;
}

/**
 * Hex digits, with runs: a chain of letters adds up how often the next digit stands there; `,` and `!` fill the rest of
 * a row with 0 or 1 and `:` repeats the row above. What the data sheet leaves open - a run across the end of a row,
 * `:` inside a row, too few or too many dots - is refused, so that nobody comes to rely on it.
 */
function readHex(text: string, pictureBytes: number, rowBytes: number): Uint8Array | undefined {
  const rowDigits = rowBytes * 2;
  const digits = new Uint8Array(pictureBytes * 2);
  let at = 0;
  let run = 0;
  for (const char of text) {
    const more = runLength(char);
    if (more > 0) {
      run += more;
      continue;
    }
    const column = at % rowDigits;
    const restOfRow = Math.min(rowDigits - column, digits.length - at);
    if (restOfRow === 0) return undefined;
    if (char === ',' || char === '!' || char === ':') {
      if (run > 0 || (char === ':' && (column > 0 || at === 0))) return undefined;
      if (char === ':') digits.copyWithin(at, at - rowDigits, at - rowDigits + restOfRow);
      else digits.fill(char === '!' ? 0xf : 0, at, at + restOfRow);
      at += restOfRow;
      continue;
    }
    if (!/[0-9A-Fa-f]/.test(char) || run > restOfRow) return undefined;
    const count = Math.max(1, run);
    digits.fill(Number.parseInt(char, 16), at, at + count);
    at += count;
    run = 0;
  }
  if (at < digits.length || run > 0) return undefined;
  return Uint8Array.from(
    { length: pictureBytes },
    (_, i) => ((digits[i * 2] ?? 0) << 4) | (digits[i * 2 + 1] ?? 0),
  );
}

/** `G`-`Y` are 1-19, `g`-`z` are 20-400 in steps of 20; 0 for everything else. */
function runLength(char: string): number {
  if (char >= 'G' && char <= 'Y') return char.charCodeAt(0) - 0x46;
  if (char >= 'g' && char <= 'z') return (char.charCodeAt(0) - 0x66) * 20;
  return 0;
}
