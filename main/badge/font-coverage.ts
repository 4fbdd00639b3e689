/**
 * Which characters a font file has, from its `cmap` table, format 12 (OpenType specification). Canvas engines replace
 * a missing glyph silently by one from any installed font or by nothing, so it must be known before drawing.
 * @throws Error when the file is no single OpenType font with a format 12 table: a broken installation
 */
export function readFontCoverage(file: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const ranges = readRanges(view, formatTwelve(view, tableOffset(view, 'cmap')));
  return (codePoint) => {
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [start = 0, end = 0] = ranges[middle] ?? [];
      if (codePoint < start) high = middle - 1;
      else if (codePoint > end) low = middle + 1;
      else return true;
    }
    return false;
  };
}

function tableOffset(view: DataView, wanted: string): number {
  const tables = view.getUint16(4);
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    if (tag === wanted) return view.getUint32(at + 8);
  }
  throw new Error(`the font has no ${wanted} table`);
}

function formatTwelve(view: DataView, cmap: number): number {
  const encodings = view.getUint16(cmap + 2);
  for (let at = cmap + 4; at < cmap + 4 + encodings * 8; at += 8) {
    const subtable = cmap + view.getUint32(at + 4);
    if (view.getUint16(subtable) === 12) return subtable;
  }
  throw new Error('the font maps no characters beyond U+FFFF');
}

/** Ranges come sorted and apart, as the specification demands. */
function readRanges(view: DataView, subtable: number): readonly (readonly [start: number, end: number])[] {
  const count = view.getUint32(subtable + 12);
  return Array.from({ length: count }, (_, index) => {
    const at = subtable + 16 + index * 12;
    return [view.getUint32(at), view.getUint32(at + 4)];
  });
}
