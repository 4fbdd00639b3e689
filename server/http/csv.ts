import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | undefined;
export type Rows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;

/** So many rows become one piece of the file. */
const together = 500;
/** What a spreadsheet takes for a formula or a command, also behind blanks and in full width (OWASP: CSV injection). */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * A table as CSV for spreadsheet programs, made while it is sent, so that a long register needs little memory. A text that could be a
 * formula gets a `'` before it; the mark at the beginning tells Excel that it is UTF-8.
 * Excel rounds long numbers (an ID number) when it opens a CSV: offer XLSX first.
 */
export function csvFile(headings: readonly string[], rows: Rows): Readable {
  return Readable.from(pieces(headings, rows));
}

/** A text that is a text in every spreadsheet. */
export function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

async function* pieces(headings: readonly string[], rows: Rows): AsyncGenerator<Buffer> {
  let waiting: (readonly Cell[])[] = [headings];
  let mark = '\ufeff';
  const written = (): Buffer => {
    const text = stringify(waiting, { record_delimiter: 'windows', cast: { string: harmless } });
    const piece = Buffer.from(mark + text);
    waiting = [];
    mark = '';
    return piece;
  };
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length >= together) yield written();
  }
  yield written();
}
