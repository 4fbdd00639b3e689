/** One command, understood. */
export type BrotherCommand =
  | { readonly name: 'nothing' }
  | { readonly name: 'initialise' }
  | { readonly name: 'set'; readonly settings: Partial<BrotherSettings> }
  | { readonly name: 'page-info'; readonly info: PageInfo }
  | { readonly name: 'compression'; readonly on: boolean }
  | { readonly name: 'status' }
  /** `bytes` bytes follow. */
  | { readonly name: 'row'; readonly bytes: number }
  | { readonly name: 'blank-row' }
  /** `0C` between pages, `1A` behind the last. */
  | { readonly name: 'page-end'; readonly last: boolean };

/** What stays until it is set again. */
export interface BrotherSettings {
  /** `ESC i a`: in any other mode rows mean nothing. */
  readonly raster: boolean;
  /** `ESC i !`: the printer may speak up by itself. */
  readonly notify: boolean;
  readonly compression: boolean;
  readonly autoCut: boolean;
  readonly cutEvery: number;
  readonly cutAtEnd: boolean;
  readonly feedMarginDots: number;
}

/** What a page says of the roll it wants and of itself: `ESC i z`. What is `undefined` is not to be checked. */
export interface PageInfo {
  readonly dieCut?: boolean;
  readonly widthMm?: number;
  readonly lengthMm?: number;
  readonly rows: number;
}

/** Where the command that begins like this stands: it wants more bytes, it is whole, or it is none (`undefined`). */
export type Understood = BrotherCommand | 'more' | undefined;

const esc = 0x1b;

/** Arguments behind `ESC i x`. */
const argumentBytes: Readonly<Record<string, number>> = { a: 1, '!': 1, z: 10, M: 1, A: 1, K: 1, d: 2, S: 0 };

/** @param head the bytes of the present command so far, at least one, at most 13 */
export function understand(head: readonly number[]): Understood {
  const [lead = 0, second, third] = head;
  switch (lead) {
    case 0x00:
      return { name: 'nothing' };
    case 0x0c:
    case 0x1a:
      return { name: 'page-end', last: lead === 0x1a };
    case 0x5a:
      return { name: 'blank-row' };
    case 0x4d:
      if (second === undefined) return 'more';
      return second === 0 || second === 2 ? { name: 'compression', on: second === 2 } : undefined;
    case 0x67:
      if (second !== undefined && second !== 0) return undefined;
      return third === undefined ? 'more' : { name: 'row', bytes: third };
    case esc:
      return escape(head);
    default:
      return undefined;
  }
}

function escape(head: readonly number[]): Understood {
  const [, second, third] = head;
  if (second === undefined) return 'more';
  if (second === 0x40) return { name: 'initialise' };
  if (second !== 0x69) return undefined;
  if (third === undefined) return 'more';
  const letter = String.fromCharCode(third);
  if (!Object.hasOwn(argumentBytes, letter)) return undefined;
  const args = head.slice(3);
  return args.length < (argumentBytes[letter] ?? 0) ? 'more' : setting(letter, args);
}

function setting(letter: string, args: readonly number[]): BrotherCommand {
  const [n = 0, high = 0] = args;
  switch (letter) {
    case 'a':
      return set({ raster: n === 1 });
    case '!':
      return set({ notify: n === 0 });
    case 'M':
      return set({ autoCut: (n & 0x40) !== 0 });
    case 'A':
      return set({ cutEvery: n });
    case 'K':
      return set({ cutAtEnd: (n & 0x08) !== 0 });
    case 'd':
      return set({ feedMarginDots: n + high * 256 });
    case 'z':
      return { name: 'page-info', info: pageInfo(args) };
    default:
      return { name: 'status' };
  }
}

function set(settings: Partial<BrotherSettings>): BrotherCommand {
  return { name: 'set', settings };
}

function pageInfo([flags = 0, kind, widthMm = 0, lengthMm = 0, ...rest]: readonly number[]): PageInfo {
  return {
    ...((flags & 0x02) !== 0 && { dieCut: kind === 0x0b }),
    ...((flags & 0x04) !== 0 && { widthMm }),
    ...((flags & 0x08) !== 0 && { lengthMm }),
    rows: rest.slice(0, 4).reduceRight((value, byte) => value * 256 + byte, 0),
  };
}
