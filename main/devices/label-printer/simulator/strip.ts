import type { Bitmap } from '../port.ts';

/** Paper under a head that burns row by row: what a label looks like is known when it is cut off. */
interface Strip {
  /** @param row `ceil(widthDots / 8)` bytes, 1 = black */
  burn(row: Uint8Array): void;
  /** Moves on without burning. White before and between burnt rows is part of the label, white after them is not. */
  feed(rows: number): void;
  /** No row was burnt since the last `tearOff`. */
  isBlank(): boolean;
  /** What was burnt since the last time, in memory of its own. */
  tearOff(): Bitmap;
}

/** @param maxRows rows beyond this are lost, so that a roll without cuts costs no memory */
export function createStrip(widthDots: number, maxRows: number): Strip {
  const rowBytes = Math.ceil(widthDots / 8);
  // Dots right of the paper share its last byte; they must stay white.
  const lastByteMask = (0xff << (rowBytes * 8 - widthDots)) & 0xff;
  let rows: Uint8Array[] = [];
  let fedRows = 0;

  return {
    burn(row) {
      const atRow = rows.length + fedRows;
      if (atRow >= maxRows) return;
      const own = new Uint8Array(rowBytes);
      own.set(row.subarray(0, rowBytes));
      own[rowBytes - 1] = (own[rowBytes - 1] ?? 0) & lastByteMask;
      rows.push(...Array.from({ length: fedRows }, () => new Uint8Array(rowBytes)), own);
      fedRows = 0;
    },
    feed(count) {
      fedRows = Math.min(maxRows, fedRows + count);
    },
    isBlank: () => rows.length === 0,
    tearOff() {
      const bytes = new Uint8Array(rowBytes * rows.length);
      for (const [at, row] of rows.entries()) bytes.set(row, at * rowBytes);
      const label = { widthDots, heightDots: rows.length, bytes };
      rows = [];
      fedRows = 0;
      return label;
    },
  };
}
