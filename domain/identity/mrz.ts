import type { IdentityDocument } from './document.ts';

// The machine-readable zone of travel documents: ICAO Doc 9303 parts 4 (TD3), 5 (TD1) and 6 (TD2).

const mrzFormats = ['TD1', 'TD2', 'TD3'] as const;
export type MrzFormat = (typeof mrzFormats)[number];

export interface MrzShape {
  readonly lineCount: number;
  readonly lineLength: number;
  /**
   * Where a run of fillers in each line ends, ascending: behind a document number, before the last check digit, at the
   * end of a name. A part is padded up to there, whatever it holds.
   */
  readonly fillStops: readonly (readonly number[])[];
}

export const mrzShapes: Readonly<Record<MrzFormat, MrzShape>> = {
  TD1: { lineCount: 3, lineLength: 30, fillStops: [[14, 30], [29], [30]] },
  TD2: { lineCount: 2, lineLength: 36, fillStops: [[36], [9, 35]] },
  TD3: { lineCount: 2, lineLength: 44, fillStops: [[44], [9, 42, 43]] },
};

const mrzFieldNames = [
  'name',
  'documentNumber',
  'nationality',
  'birthDate',
  'sex',
  'validUntil',
  'personalNumber',
  /** The digit that checks all other fields together. */
  'whole',
] as const;
export type MrzFieldName = (typeof mrzFieldNames)[number];

/** One field and what its check digit says of it. A value that cannot be what it should is `wrong` as well. */
export interface MrzField {
  readonly field: MrzFieldName;
  readonly text: string;
  /** `none`: the zone has no check digit for it. */
  readonly checked: 'ok' | 'wrong' | 'none';
  /** Where the field begins: line and character, from 0. */
  readonly line: number;
  readonly from: number;
}

export interface MrzReading {
  /** Only fields whose characters are all there, check digit included. */
  readonly fields: readonly MrzField[];
  /** Whole lines name a document, whether or not its check digits fit: see `isSound`. */
  readonly document?: IdentityDocument;
}

/** Whether a reading names a document and every check digit fits. */
export function isSound(
  reading: MrzReading,
): reading is MrzReading & { readonly document: IdentityDocument } {
  return reading.document !== undefined && reading.fields.every(({ checked }) => checked !== 'wrong');
}

export interface MrzLine {
  readonly text: string;
  /** Characters still to come; negative where the line has too many. */
  readonly missing: number;
}

/** Text as far as it is there, laid over the format it seems to have. */
export interface MrzZone {
  readonly format: MrzFormat;
  /** As many as the format has, and those that are too many. */
  readonly lines: readonly MrzLine[];
}

/** Lays typed or scanned text over a format. Lines are parted by CR, LF or both. */
export function mrzZone(text: string): MrzZone {
  const typed = linesOf(text);
  const format = formatOf(typed);
  const { lineCount, lineLength } = mrzShapes[format];
  const count = Math.max(lineCount, typed.length);
  const lines = Array.from({ length: count }, (_, at): MrzLine => {
    const line = typed[at] ?? '';
    return { text: line, missing: (at < lineCount ? lineLength : 0) - line.length };
  });
  return { format, lines };
}

export const isWhole = ({ lines }: MrzZone): boolean => lines.every(({ missing }) => missing === 0);

/**
 * Half-width capitals, as printed. A blank inside a line becomes the filler it stands for: dropped, it would join two
 * names without a word, and no check digit covers names.
 */
function linesOf(text: string): readonly string[] {
  const lines = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().replace(/\s/g, '<'));
  const last = lines.findLastIndex((line) => line !== '');
  return lines.slice(0, last + 1);
}

/**
 * Whole lines have a format by their length. Of lines still being typed, the first letter tells passports, and a
 * figure tells the document number that cards have in their first line and sheets in their second.
 */
function formatOf(lines: readonly string[]): MrzFormat {
  const whole = mrzFormats.find((format) => {
    const { lineCount, lineLength } = mrzShapes[format];
    return lines.length === lineCount && lines.every((line) => line.length === lineLength);
  });
  if (whole) return whole;
  const [first = ''] = lines;
  if (!/^[ACI]/.test(first)) return 'TD3';
  const numberEnds = mrzShapes.TD1.fillStops[0]?.[0] ?? 0;
  return first.length > numberEnds && !/\d/.test(first) ? 'TD2' : 'TD1';
}
