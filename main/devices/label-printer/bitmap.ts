import type { Bitmap } from './port.ts';

/** Bytes of one row: eight dots each, the last one padded with white. */
export function rowBytes(widthDots: number): number {
  return Math.ceil(widthDots / 8);
}

/** An all-white picture to draw into. */
export function blankBitmap(widthDots: number, heightDots: number): Bitmap {
  return { widthDots, heightDots, bytes: new Uint8Array(rowBytes(widthDots) * heightDots) };
}

/** Dots outside the picture are white. */
export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= bitmap.widthDots || y >= bitmap.heightDots) return false;
  const byte = bitmap.bytes[y * rowBytes(bitmap.widthDots) + (x >> 3)] ?? 0;
  return (byte & (0x80 >> (x & 7))) !== 0;
}

/** Sets one dot in place; outside the picture it does nothing. */
export function setDot(bitmap: Bitmap, x: number, y: number, black: boolean): void {
  if (x < 0 || y < 0 || x >= bitmap.widthDots || y >= bitmap.heightDots) return;
  const at = y * rowBytes(bitmap.widthDots) + (x >> 3);
  const mask = 0x80 >> (x & 7);
  const byte = bitmap.bytes[at] ?? 0;
  bitmap.bytes[at] = black ? byte | mask : byte & ~mask;
}

/** Fills a rectangle in place, clipped to the picture. */
export function fillRect(
  bitmap: Bitmap,
  x: number,
  y: number,
  widthDots: number,
  heightDots: number,
  black: boolean,
): void {
  for (let row = y; row < y + heightDots; row += 1) {
    for (let column = x; column < x + widthDots; column += 1) setDot(bitmap, column, row, black);
  }
}

/** How many bits of each byte are set. */
const bitCounts = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let rest = byte; rest !== 0; rest &= rest - 1) count += 1;
  return count;
});

/** How much of the picture is black, 0 to 1. Padding bits are not looked at. */
export function blackShare({ widthDots, heightDots, bytes }: Bitmap): number {
  const perRow = rowBytes(widthDots);
  const spare = perRow * 8 - widthDots;
  let black = 0;
  for (let at = 0; at < bytes.length; at += 1) black += bitCounts[bytes[at] ?? 0] ?? 0;
  for (let last = perRow - 1; spare > 0 && last < bytes.length; last += perRow) {
    black -= bitCounts[(bytes[last] ?? 0) & (0xff >> (8 - spare))] ?? 0;
  }
  return black / (widthDots * heightDots);
}
