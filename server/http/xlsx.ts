import writeXlsxFile from 'write-excel-file/node';
import type { Cell } from './csv.ts';

/** Who took the file, when and why: it stands over the table and on a sheet of its own (GB/T 45574-2025: exports bear a watermark). */
export interface Watermark {
  /** One line, such as `导出：王建国（w.jianguo） 2026-03-02 09:00 事由：…`. */
  readonly line: string;
  /** The same in full, heading and value. */
  readonly rows: readonly (readonly [string, string])[];
  readonly sheet: string;
}

export interface Table {
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** Excel takes no more in a cell. */
const longestText = 32_767;
const widest = 60;

/** A workbook of texts and numbers. Texts are texts: none is a formula, and no digit of a long number is lost. */
export async function xlsxFile(table: Table, watermark: Watermark): Promise<Buffer> {
  const rows = [...table.rows];
  const head = table.headings.map((value) => ({ ...text(value), fontWeight: 'bold' as const }));
  const data = [
    [{ ...text(watermark.line), textColor: '#595959' }],
    head,
    ...rows.map((row) => row.map(cell)),
  ];
  return writeXlsxFile([
    {
      ...{ sheet: sheetName(table.sheet), data, stickyRowsCount: 2 },
      columns: table.headings.map((heading, at) => ({ width: widthOf(heading, rows, at) })),
    },
    {
      ...{ sheet: sheetName(watermark.sheet), columns: [{ width: 20 }, { width: widest }] },
      data: watermark.rows.map(([name, value]) => [text(name), text(value)]),
    },
  ]).toBuffer();
}

function cell(value: Cell) {
  if (value === undefined || value === '') return null;
  return typeof value === 'number' ? { type: Number, value } : text(value);
}

function text(value: string) {
  // XML 1.0 has no control characters, and half a pair of surrogates is no character.
  const clean = value
    .slice(0, longestText)
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '');
  return { type: String, value: clean, wrap: clean.includes('\n') };
}

/** In Excel's characters, of which a Chinese one takes two; by the heading and the first rows. */
function widthOf(heading: string, rows: readonly (readonly Cell[])[], at: number): number {
  const lengths = [heading, ...rows.slice(0, 100).map((row) => String(row[at] ?? ''))].map(
    (value) => [...value].length + [...value].filter((character) => character > '\u2e80').length,
  );
  return Math.min(widest, Math.max(8, ...lengths) + 2);
}

/** Excel refuses longer names and these characters. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}
