/** One command, understood. */
export type EscposCommand =
  | { readonly name: 'initialise' }
  | { readonly name: 'feed'; readonly dots: number }
  | { readonly name: 'form-feed' }
  | { readonly name: 'cut'; readonly feedDots: number }
  | { readonly name: 'margin'; readonly dots: number }
  /** `DLE EOT n`: to be answered at once, even in error. */
  | { readonly name: 'status'; readonly n: StatusNumber }
  /** `GS r 1`: to be answered when all before it is printed. */
  | { readonly name: 'sensor' }
  /** `DLE ENQ n`: 1 goes on, 2 forgets what waits. */
  | { readonly name: 'recover'; readonly clears: boolean }
  | { readonly name: 'picture'; readonly picture: PictureHead }
  | { readonly name: 'print-stored' }
  /** Its data are of no interest here, or of a kind that no label needs. */
  | { readonly name: 'skip'; readonly bytes: number; readonly known: boolean }
  | { readonly name: 'nothing' };

export type StatusNumber = 1 | 2 | 3 | 4;

/** `rowBytes * rows` bytes of dots follow. */
export interface PictureHead {
  /** Burnt as it comes (`GS v 0`), or kept for a later command (`GS ( L`). */
  readonly stored: boolean;
  readonly widthDots: number;
  readonly rowBytes: number;
  readonly rows: number;
}

/** Where the command that begins like this stands: it wants more bytes, it is whole, or it is none (`undefined`). */
export type Understood = EscposCommand | 'more' | undefined;

const nul = 0x00;
const ff = 0x0c;
const dle = 0x10;
const esc = 0x1b;
const gs = 0x1d;

/** Some models take no more rows in one band; a longer band is refused and its dots are then read as commands. */
const maxBandRows = 2_303;
/** A length field that is only noise must not make the printer deaf for gigabytes. */
const maxDataBytes = 1 << 20;

/** Bytes that begin a command of two bytes or more. */
export function isLead(byte: number): boolean {
  return byte === dle || byte === esc || byte === gs;
}

/** @param head the bytes of the present command so far, at least one, at most 17 */
export function understand(head: readonly number[]): Understood {
  const [lead, code, n] = head;
  if (lead === nul) return { name: 'nothing' };
  if (lead === ff) return { name: 'form-feed' };
  if (lead === undefined || !isLead(lead)) return undefined;
  if (code === undefined) return 'more';
  if (lead === dle) return realTime(code, n);
  if (lead === esc) return escape(code, n);
  return groupSeparator(head, code, n);
}

function realTime(code: number, n: number | undefined): Understood {
  if (code !== 0x04 && code !== 0x05) return undefined;
  if (n === undefined) return 'more';
  if (code === 0x05) return n === 1 || n === 2 ? { name: 'recover', clears: n === 2 } : undefined;
  return n === 1 || n === 2 || n === 3 || n === 4 ? { name: 'status', n } : undefined;
}

function escape(code: number, n: number | undefined): Understood {
  if (code === 0x40) return { name: 'initialise' };
  if (code !== 0x4a) return undefined;
  return n === undefined ? 'more' : { name: 'feed', dots: n };
}

function groupSeparator(head: readonly number[], code: number, n: number | undefined): Understood {
  switch (code) {
    case 0x28:
    case 0x38:
      return counted(head, code === 0x28 ? 2 : 4);
    case 0x4c:
      return head.length < 4 ? 'more' : { name: 'margin', dots: little(head.slice(2)) };
    case 0x56:
      return n === undefined ? 'more' : cut(n, head[3]);
    case 0x72:
      if (n === undefined) return 'more';
      return n === 1 || n === 49 ? { name: 'sensor' } : undefined;
    case 0x76:
      return n === undefined || n === 0x30 ? raster(head) : undefined;
    default:
      return undefined;
  }
}

function cut(mode: number, feed: number | undefined): Understood {
  if ([0, 1, 48, 49].includes(mode)) return { name: 'cut', feedDots: 0 };
  if (mode !== 65 && mode !== 66) return undefined;
  return feed === undefined ? 'more' : { name: 'cut', feedDots: feed };
}

/** `GS v 0 m xL xH yL yH`: x in bytes, y in dots. */
function raster(head: readonly number[]): Understood {
  if (head.length < 8) return 'more';
  const mode = head[3] ?? 0;
  const rowBytes = little(head.slice(4, 6));
  const rows = little(head.slice(6, 8));
  if (rowBytes === 0 || rows === 0 || rows > maxBandRows || rowBytes * rows > maxDataBytes) return undefined;
  // Modes 1 to 3 stretch the picture: well known, but no label of ours is stretched.
  if (mode !== 0 && mode !== 48) return { name: 'skip', bytes: rowBytes * rows, known: false };
  return { name: 'picture', picture: { stored: false, widthDots: rowBytes * 8, rowBytes, rows } };
}

/** `GS ( x` and `GS 8 x`: a letter, a length of two or four bytes, and so many bytes. */
function counted(head: readonly number[], lengthBytes: number): Understood {
  const start = 3 + lengthBytes;
  if (head.length < start) return 'more';
  const length = little(head.slice(3, start));
  if (length > maxDataBytes) return undefined;
  const letter = head[2];
  // `GS ( K` is heat and speed, in numbers that every vendor chooses anew.
  if (letter !== 0x4c) return { name: 'skip', bytes: length, known: letter === 0x4b };
  const begun = head.slice(start);
  if (begun.length < Math.min(length, storeHead.length + 4)) return 'more';
  return graphics(begun, length);
}

/** Function 112: store, both scales 1, first colour; x and y in dots follow. */
const storeHead = [0x30, 0x70, 0x30, 0x01, 0x01, 0x31] as const;

function graphics(begun: readonly number[], length: number): Understood {
  const [area, fn] = begun;
  if (length === 2 && area === 0x30 && (fn === 2 || fn === 50)) return { name: 'print-stored' };
  const unknown = { name: 'skip', bytes: length - begun.length, known: false } as const;
  if (!storeHead.every((byte, i) => begun[i] === byte)) return unknown;
  const widthDots = little(begun.slice(6, 8));
  const rows = little(begun.slice(8, 10));
  const rowBytes = Math.ceil(widthDots / 8);
  if (length !== begun.length + rowBytes * rows || rowBytes * rows === 0) return unknown;
  return { name: 'picture', picture: { stored: true, widthDots, rowBytes, rows } };
}

function little(bytes: readonly number[]): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
