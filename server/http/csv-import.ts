import { parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../../domain/kernel/result.ts';

export interface CsvForm<Column extends string> {
  /** Headings people write, in any language, and the column each stands for. Compared without case and outer blanks. */
  readonly headings: Readonly<Record<string, Column>>;
  readonly needed: readonly Column[];
  readonly mostRows: number;
}

export interface CsvRow<Column extends string> {
  /** As a spreadsheet counts: the heading is line 1. */
  readonly line: number;
  /** Trimmed; empty where there is nothing. */
  cell(column: Column): string;
}

/** What is wrong with the whole file. Never says what stands in it. */
export interface CsvFlaw {
  readonly key: 'not-text' | 'not-a-table' | 'column-missing' | 'too-many';
  readonly line: number;
  readonly column: string;
}

/**
 * The text of a file as spreadsheets save it: UTF-8 or UTF-16 with their mark, UTF-8 without, else GB18030, which is what Excel
 * writes on a Chinese Windows. `undefined` when it is none of them.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of marked) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // A program or a picture may happen to be GB18030.
      return text.includes('\u0000') ? undefined : text;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** The rows of a table with a heading, separated by commas, semicolons or tabs. */
export function readCsv<Column extends string>(
  source: string | Uint8Array,
  { headings, needed, mostRows }: CsvForm<Column>,
): Result<readonly CsvRow<Column>[], CsvFlaw> {
  const text = typeof source === 'string' ? source : decodeText(source);
  if (text === undefined) return err({ key: 'not-text', line: 1, column: '' });
  const table = parseTable(text, mostRows);
  if (!table) return err({ key: 'not-a-table', line: 1, column: '' });
  const [heading, ...records] = table;
  const places = (heading?.cells ?? []).map((title) => {
    const known = title.toLowerCase();
    return Object.hasOwn(headings, known) ? headings[known] : undefined;
  });
  const missing = needed.find((column) => !places.includes(column));
  if (missing !== undefined) return err({ key: 'column-missing', line: 1, column: missing });
  if (records.length > mostRows) return err({ key: 'too-many', line: mostRows + 2, column: '' });
  return ok(
    records.map(({ cells, line }) => ({
      line,
      // Our own exports put a ' before what a spreadsheet would take for a formula (csv.ts).
      cell: (column) => (cells[places.indexOf(column)] ?? '').replace(/^'(?=\s*[=+\-@＝＋－＠])/, ''),
    })),
  );
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

function parseTable(text: string, mostRows: number): readonly Line[] | undefined {
  try {
    const records = parse(text, {
      ...{ bom: true, trim: true, skipEmptyLines: true, skipRecordsWithEmptyValues: true, info: true },
      ...{ relaxColumnCount: true, maxRecordSize: 64 * 1024, to: mostRows + 2 },
      delimiter: separatorOf(text),
    }) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[];
    return records.map(({ record, info }) => ({ cells: record, line: startOf(record, info.lines) }));
  } catch {
    return undefined;
  }
}

/** The library counts to where a row ends; people look where it begins. */
function startOf(record: readonly string[], lastLine: number): number {
  return lastLine - record.join('').split('\n').length + 1;
}

/** What stands most often in the heading: Excel writes semicolons in some countries, and tabs as "Unicode text". */
function separatorOf(text: string): string {
  const [heading = ''] = text.split('\n', 1);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: heading.split(mark).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ',';
}
