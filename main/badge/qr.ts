import { create } from 'qrcode';
import { fillRect } from '../devices/label-printer/bitmap.ts';
import type { Bitmap } from '../devices/label-printer/port.ts';

/** White around a QR, in modules (ISO/IEC 18004). */
export const quietModules = 4;

/** A QR as modules, not yet dots. */
export interface QrModules {
  /** Modules along one side, without the quiet zone. */
  readonly size: number;
  readonly isDark: (column: number, row: number) => boolean;
}

/** Level M: reads with 15 % of the symbol lost, which covers a scratched or folded badge. */
export function qrModules(text: string): QrModules {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (column, row) => modules.get(row, column) !== 0 };
}

/** Modules along one side with the quiet zone. */
export function qrSpan(modules: QrModules): number {
  return modules.size + 2 * quietModules;
}

/**
 * Draws the QR and its quiet zone straight into the dots, each module the same whole number of dots. A QR that went
 * through any scaling has uneven modules, and those are the first to drown when the dots grow on warm paper.
 */
export function drawQr(bitmap: Bitmap, modules: QrModules, x: number, y: number, moduleDots: number): void {
  const span = qrSpan(modules) * moduleDots;
  fillRect(bitmap, x, y, span, span, false);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.isDark(column, row)) continue;
      const left = x + (quietModules + column) * moduleDots;
      fillRect(bitmap, left, y + (quietModules + row) * moduleDots, moduleDots, moduleDots, true);
    }
  }
}
