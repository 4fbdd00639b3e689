import type { Bitmap } from '../port.ts';

/** How a picture meets what is already drawn; the numbers are the ones on the wire. */
export type DrawMode = 'overwrite' | 'or' | 'xor';

/** The printer's image memory for one label: 1 = black, most significant bit = leftmost. */
export interface LabelCanvas {
  readonly widthDots: number;
  readonly heightDots: number;
  clear(): void;
  /** Draws eight dots with the leftmost at `x` (1 = black); what falls off the label is cut. */
  drawByte(x: number, y: number, black: number, mode: DrawMode): void;
  /** The label as it leaves the printer, in memory of its own. */
  develop(turned: boolean, mirrored: boolean): Bitmap;
}

export function createLabelCanvas(widthDots: number, heightDots: number): LabelCanvas {
  const rowBytes = Math.ceil(widthDots / 8);
  const dots = new Uint8Array(rowBytes * heightDots);
  // Dots right of the label share its last byte; they must stay white.
  const lastByteMask = (0xff << (rowBytes * 8 - widthDots)) & 0xff;

  const blend = (column: number, y: number, black: number, touched: number, mode: DrawMode): void => {
    if (column >= rowBytes) return;
    const mask = column === rowBytes - 1 ? touched & lastByteMask : touched;
    const at = y * rowBytes + column;
    const old = dots[at] ?? 0;
    const ink = black & mask;
    if (mode === 'or') dots[at] = old | ink;
    else if (mode === 'xor') dots[at] = old ^ ink;
    else dots[at] = (old & ~mask) | ink;
  };

  return {
    widthDots,
    heightDots,
    clear: () => void dots.fill(0),
    drawByte(x, y, black, mode) {
      if (y >= heightDots || x >= widthDots) return;
      const column = x >> 3;
      const shift = x & 7;
      blend(column, y, black >> shift, 0xff >> shift, mode);
      if (shift > 0) blend(column + 1, y, (black << (8 - shift)) & 0xff, (0xff << (8 - shift)) & 0xff, mode);
    },
    develop(turned, mirrored) {
      // Turning by 180 degrees swaps both axes; a mirrored, turned label swaps only the vertical one.
      const flipX = turned !== mirrored;
      const bytes = flipX || turned ? flipped(dots, widthDots, heightDots, flipX, turned) : dots.slice();
      return { widthDots, heightDots, bytes };
    },
  };
}

function flipped(
  dots: Uint8Array,
  widthDots: number,
  heightDots: number,
  flipX: boolean,
  flipY: boolean,
): Uint8Array {
  const rowBytes = Math.ceil(widthDots / 8);
  const result = new Uint8Array(dots.length);
  for (let y = 0; y < heightDots; y += 1) {
    const targetRow = (flipY ? heightDots - 1 - y : y) * rowBytes;
    for (let x = 0; x < widthDots; x += 1) {
      const isBlack = ((dots[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      const targetX = flipX ? widthDots - 1 - x : x;
      const at = targetRow + (targetX >> 3);
      result[at] = (result[at] ?? 0) | (isBlack << (7 - (targetX & 7)));
    }
  }
  return result;
}
