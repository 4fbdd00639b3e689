import { rowBytes } from '../bitmap.ts';

/** Which command carries the dots: `raster` is `GS v 0`, which clones know, `stored` is `GS ( L`, Epson's successor. */
export type EscposGraphics = 'raster' | 'stored';

/** `GS ( L` counts its parameters and dots in 16 bits. */
const maxStoredBytes = 0xffff - 10;

/**
 * A picture in bands, each a command of its own that prints right below the last. Small printers hang on a picture sent
 * in one piece.
 * @param rows 1 = black, padded with white to whole bytes
 */
export function rasterBands(
  rows: Uint8Array,
  widthDots: number,
  bandRows: number,
  graphics: EscposGraphics,
): readonly Uint8Array[] {
  const perRow = rowBytes(widthDots);
  const most = graphics === 'stored' ? Math.min(bandRows, Math.floor(maxStoredBytes / perRow)) : bandRows;
  const bandBytes = most * perRow;
  const bands: Uint8Array[] = [];
  for (let at = 0; at < rows.length; at += bandBytes) {
    const dots = rows.subarray(at, at + bandBytes);
    const heightDots = dots.length / perRow;
    bands.push(
      ...(graphics === 'raster' ? printed(dots, perRow, heightDots) : stored(dots, widthDots, heightDots)),
    );
  }
  return bands;
}

/** `GS v 0`, normal size: width in bytes. */
function printed(dots: Uint8Array, perRow: number, heightDots: number): readonly Uint8Array[] {
  return [Uint8Array.of(0x1d, 0x76, 0x30, 0, ...word(perRow), ...word(heightDots)), dots];
}

/** `GS ( L` function 112 stores the dots (one colour, single size, width in dots), function 50 prints them. */
function stored(dots: Uint8Array, widthDots: number, heightDots: number): readonly Uint8Array[] {
  const header = [0x30, 0x70, 0x30, 1, 1, 0x31, ...word(widthDots), ...word(heightDots)];
  return [
    Uint8Array.of(0x1d, 0x28, 0x4c, ...word(header.length + dots.length), ...header),
    dots,
    Uint8Array.of(0x1d, 0x28, 0x4c, 2, 0, 0x30, 0x32),
  ];
}

/** 16 bits, little-endian. */
export function word(value: number): readonly [low: number, high: number] {
  return [value & 0xff, value >> 8];
}
