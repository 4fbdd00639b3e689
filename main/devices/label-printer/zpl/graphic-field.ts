import { deflateSync } from 'node:zlib';
import { crc16 } from './crc16.ts';

const zero = '0'.charCodeAt(0);

/** How the dots travel: `hex` every printer reads, `rle` nearly every one, `z64` is the smallest. */
export type GraphicCompression = 'hex' | 'rle' | 'z64';

/** What one `^GF` can count: at 300 dpi a badge fits and a 100 x 150 mm shipping label does not. */
export const maxGraphicBytes = 99_999;

/**
 * A picture as `^GFA`, which is text whatever the compression, so that no byte of it can be taken for a command.
 * Both counts are the picture's own, as the manual wants it for hex; printers that know the compressed forms agree.
 * Source: Zebra ZPL II programming guide, `^GF` and "alternative data compression scheme".
 * @param rows 1 = black, padded with white to whole bytes
 */
export function graphicField(rows: Uint8Array, perRow: number, compression: GraphicCompression): string {
  return `^GFA,${rows.length},${rows.length},${perRow},${data(rows, perRow, compression)}`;
}

function data(rows: Uint8Array, perRow: number, compression: GraphicCompression): string {
  if (compression === 'hex') return hex(rows);
  if (compression === 'rle') return runLengths(rows, perRow);
  const base64 = deflateSync(rows).toString('base64');
  return `:Z64:${base64}:${crc16(Buffer.from(base64)).toString(16).toUpperCase().padStart(4, '0')}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

/** `!` (rest of the row black) is left out: readers of it disagree, and a run of `F` says the same. */
function runLengths(rows: Uint8Array, perRow: number): string {
  const digits = hex(rows);
  const blank = '0'.repeat(2 * perRow);
  let text = '';
  let above = '';
  for (let at = 0; at < digits.length; at += 2 * perRow) {
    const row = digits.slice(at, at + 2 * perRow);
    text += row === above ? ':' : row === blank ? ',' : packedRow(row);
    above = row;
  }
  return text;
}

function packedRow(row: string): string {
  let text = '';
  for (let at = 0; at < row.length;) {
    const digit = row.charCodeAt(at);
    let end = at + 1;
    while (row.charCodeAt(end) === digit) end += 1;
    if (digit === zero && end === row.length) return `${text},`;
    text += runLength(end - at) + row[at];
    at = end;
  }
  return text;
}

/** `z` = 400, `g`-`y` = 20-380 in twenties, `G`-`Y` = 1-19; they add up. A single digit needs none. */
function runLength(count: number): string {
  if (count === 1) return '';
  const twenties = Math.floor(count / 20) % 20;
  const ones = count % 20;
  return (
    'z'.repeat(Math.floor(count / 400)) +
    (twenties ? String.fromCharCode('f'.charCodeAt(0) + twenties) : '') +
    (ones ? String.fromCharCode('F'.charCodeAt(0) + ones) : '')
  );
}
