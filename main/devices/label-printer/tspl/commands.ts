import type { DrawMode } from '../simulator/canvas.ts';
import { dotsPerMm } from '../simulator/dots.ts';

/** One line command, understood. `accepted` ones move paper or heat and leave no trace in the dots. */
export type TsplCommand =
  | { readonly name: 'size'; readonly widthDots: number; readonly heightDots: number | undefined }
  | { readonly name: 'direction'; readonly turned: boolean; readonly mirrored: boolean }
  | { readonly name: 'reference'; readonly x: number; readonly y: number }
  | { readonly name: 'clear' }
  | { readonly name: 'print'; readonly copies: number }
  | { readonly name: 'form-feed' }
  /** Measures the stock by feeding some of it. */
  | { readonly name: 'calibrate' }
  | { readonly name: 'reprint'; readonly on: boolean }
  | { readonly name: 'accepted' };

/** The head of a BITMAP command; `widthBytes * heightDots` bytes of dots follow its last comma at once. */
export interface PictureHeader {
  readonly x: number;
  readonly y: number;
  readonly widthBytes: number;
  readonly heightDots: number;
  readonly mode: DrawMode;
}

type Parser = (args: readonly string[], dpi: number) => TsplCommand | undefined;

const accepted: TsplCommand = { name: 'accepted' };
// Modes 3 and up are compressed in ways only their vendors know.
const drawModes: readonly DrawMode[] = ['overwrite', 'or', 'xor'];

const parsers: Readonly<Record<string, Parser>> = {
  SIZE: ([width, height], dpi) => {
    const widthDots = lengthDots(width, dpi);
    const heightDots = height === undefined ? undefined : lengthDots(height, dpi);
    if (!widthDots || heightDots === 0 || (height !== undefined && heightDots === undefined))
      return undefined;
    return { name: 'size', widthDots, heightDots };
  },
  GAP: lengths,
  BLINE: lengths,
  OFFSET: lengths,
  DIRECTION: ([direction, mirror = '0']) =>
    isFlag(direction) && isFlag(mirror)
      ? { name: 'direction', turned: direction === '1', mirrored: mirror === '1' }
      : undefined,
  REFERENCE: (args) => {
    const [x, y] = args.map(whole);
    return x === undefined || y === undefined ? undefined : { name: 'reference', x, y };
  },
  DENSITY: ([level]) => ((whole(level) ?? 16) <= 15 ? accepted : undefined),
  SPEED: ([inchesPerSecond]) => (/^\d+(\.\d+)?$/.test(inchesPerSecond ?? '') ? accepted : undefined),
  SET: ([what = '']) => {
    const reprint = /^REPRINT (ON|OFF)$/i.exec(what);
    if (reprint) return { name: 'reprint', on: reprint[1]?.toUpperCase() === 'ON' };
    return /^\w+ \w+$/.test(what) ? accepted : undefined;
  },
  CODEPAGE: ([page]) => (page ? accepted : undefined),
  CLS: (args) => (args.length === 0 ? { name: 'clear' } : undefined),
  FORMFEED: (args) => (args.length === 0 ? { name: 'form-feed' } : undefined),
  GAPDETECT: (args) => (args.length === 0 ? { name: 'calibrate' } : undefined),
  BLINEDETECT: (args) => (args.length === 0 ? { name: 'calibrate' } : undefined),
  PRINT: ([sets, copies = '1']) => {
    const count = (whole(sets) ?? 0) * (whole(copies) ?? 0);
    return count > 0 ? { name: 'print', copies: count } : undefined;
  },
};

/** Understands one line without its ending; `undefined` for what this printer does not know. */
export function parseTsplLine(line: string, dpi: number): TsplCommand | undefined {
  const [, word = '', rest = ''] = /^\s*(\w+)\s*(.*?)\s*$/.exec(line) ?? [];
  const key = word.toUpperCase();
  if (!Object.hasOwn(parsers, key)) return undefined;
  return parsers[key]?.(rest === '' ? [] : rest.split(',').map((arg) => arg.trim()), dpi);
}

/** The head of a picture when `line` is exactly that, up to and including the comma before the dots. */
export function parsePictureHeader(line: string): PictureHeader | undefined {
  const match = /^\s*BITMAP\s+(.*),$/i.exec(line);
  const args = match?.[1]?.split(',').map((arg) => whole(arg.trim())) ?? [];
  const [x, y, widthBytes, heightDots, modeNumber] = args;
  if (args.length !== 5 || modeNumber === undefined) return undefined;
  if (x === undefined || y === undefined || widthBytes === undefined || heightDots === undefined)
    return undefined;
  const mode = drawModes[modeNumber];
  return mode && { x, y, widthBytes, heightDots, mode };
}

function lengths(args: readonly string[], dpi: number): TsplCommand | undefined {
  const isSound = args.length > 0 && args.every((arg) => lengthDots(arg, dpi) !== undefined);
  return isSound ? accepted : undefined;
}

/** `80 mm`, `640 dot`, or inches when there is no unit. The blank before the unit is part of the language. */
function lengthDots(text: string | undefined, dpi: number): number | undefined {
  const match = /^(\d{1,6}(?:\.\d{1,6})?)(?: +(mm|dot))?$/i.exec(text ?? '');
  if (!match) return undefined;
  const value = Number(match[1]);
  const unit = match[2]?.toLowerCase();
  const perUnit = unit === 'dot' ? 1 : unit === 'mm' ? dotsPerMm(dpi) : dotsPerMm(dpi) * 25.4;
  return Math.round(value * perUnit);
}

/** Nine digits at most, so that products stay exact. */
function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function isFlag(text: string | undefined): boolean {
  return text === '0' || text === '1';
}
