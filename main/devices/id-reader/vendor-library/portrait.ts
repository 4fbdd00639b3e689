import type { Portrait } from '../port.ts';

const widthDots = 102;
const heightDots = 126;
const rgbBytes = widthDots * heightDots * 3;

/** How a decoder's picture differs from an upright one; vendors differ and document nothing. */
export interface PictureQuirks {
  readonly rotated180?: boolean | undefined;
  readonly redAndBlueSwapped?: boolean | undefined;
}

/**
 * The picture a decoder made: a BMP file, or bare dots row by row from the top, three bytes each.
 * @returns `undefined` for anything else, and for a picture of nothing
 */
export function portraitOf(picture: Uint8Array, quirks: PictureQuirks = {}): Portrait | undefined {
  const isBmp = picture[0] === 0x42 && picture[1] === 0x4d;
  const rgb = isBmp ? dotsOfBmp(picture) : bareDots(picture);
  if (!rgb || rgb.every((byte) => byte === rgb[0])) return undefined;
  if (quirks.rotated180) rotate(rgb);
  if (quirks.redAndBlueSwapped) swapRedAndBlue(rgb);
  return { widthDots, heightDots, rgb };
}

/** A decoder that works in memory does not say how much it wrote; the room after the dots stays empty. */
function bareDots(picture: Uint8Array): Uint8Array | undefined {
  return picture.length < rgbBytes ? undefined : picture.slice(0, rgbBytes);
}

interface BmpShape {
  readonly dotsAt: number;
  readonly bitsPerDot: number;
  readonly rowBytes: number;
  readonly topDown: boolean;
  /** Four bytes a colour, blue first. */
  readonly palette: Uint8Array;
}

/** Uncompressed, of 8, 24 or 32 bits a dot. Every number is checked against what is there. */
function dotsOfBmp(file: Uint8Array): Uint8Array | undefined {
  const shape = shapeOfBmp(file);
  if (!shape) return undefined;
  const { dotsAt, bitsPerDot, rowBytes, topDown, palette } = shape;
  const rgb = new Uint8Array(rgbBytes);
  for (let y = 0; y < heightDots; y += 1) {
    const row = dotsAt + rowBytes * (topDown ? y : heightDots - 1 - y);
    for (let x = 0; x < widthDots; x += 1) {
      const at = row + (x * bitsPerDot) / 8;
      const colours = bitsPerDot === 8 ? palette : file;
      const from = bitsPerDot === 8 ? 4 * (file[at] ?? 0) : at;
      const to = 3 * (y * widthDots + x);
      // Blue comes first. A colour beyond the palette is black.
      for (let part = 0; part < 3; part += 1) rgb[to + part] = colours[from + 2 - part] ?? 0;
    }
  }
  return rgb;
}

/** BITMAPFILEHEADER and BITMAPINFOHEADER or one of its longer successors: Windows GDI, wingdi.h. */
const fileHeaderBytes = 14;
const infoHeaderBytes = { least: 40, most: 124 } as const;

function shapeOfBmp(file: Uint8Array): BmpShape | undefined {
  if (file.length < fileHeaderBytes + infoHeaderBytes.least) return undefined;
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const dotsAt = view.getUint32(10, true);
  const headerBytes = view.getUint32(14, true);
  const height = view.getInt32(22, true);
  const bitsPerDot = view.getUint16(28, true);
  const compression = view.getUint32(30, true);
  const colours = bitsPerDot === 8 ? view.getUint32(46, true) || 256 : 0;

  const paletteAt = fileHeaderBytes + headerBytes;
  const paletteBytes = 4 * colours;
  const rowBytes = Math.ceil((widthDots * bitsPerDot) / 32) * 4;
  const sound =
    headerBytes >= infoHeaderBytes.least &&
    headerBytes <= infoHeaderBytes.most &&
    view.getInt32(18, true) === widthDots &&
    Math.abs(height) === heightDots &&
    [8, 24, 32].includes(bitsPerDot) &&
    compression === 0 &&
    colours <= 256 &&
    dotsAt >= paletteAt + paletteBytes &&
    dotsAt + rowBytes * heightDots <= file.length;
  if (!sound) return undefined;
  const palette = file.subarray(paletteAt, paletteAt + paletteBytes);
  return { dotsAt, bitsPerDot, rowBytes, topDown: height < 0, palette };
}

function rotate(rgb: Uint8Array): void {
  rgb.reverse();
  swapRedAndBlue(rgb); // Reversing the bytes also reversed the three within each dot.
}

function swapRedAndBlue(rgb: Uint8Array): void {
  for (let at = 0; at < rgb.length; at += 3) rgb.subarray(at, at + 3).reverse();
}
