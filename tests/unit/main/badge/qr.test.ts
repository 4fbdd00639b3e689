import { expect, test } from 'vitest';
import { drawQr, qrModules, qrSpan, quietModules } from '../../../../main/badge/qr.ts';
import { blankBitmap, fillRect, isBlack } from '../../../../main/devices/label-printer/bitmap.ts';

test('every dot of a module has the colour of the module, and the quiet zone is white even on black', () => {
  const modules = qrModules('YB1:TEST');
  const moduleDots = 5;
  const span = qrSpan(modules) * moduleDots;
  const bitmap = blankBitmap(span + 20, span + 20);
  fillRect(bitmap, 0, 0, span + 20, span + 20, true);
  drawQr(bitmap, modules, 10, 10, moduleDots);

  for (let y = 0; y < span; y += 1) {
    for (let x = 0; x < span; x += 1) {
      const column = Math.floor(x / moduleDots) - quietModules;
      const row = Math.floor(y / moduleDots) - quietModules;
      const inside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
      const dark = inside && modules.isDark(column, row);
      if (isBlack(bitmap, 10 + x, 10 + y) !== dark) throw new Error(`dot ${x},${y}`);
    }
  }
  expect(isBlack(bitmap, 9, 9)).toBe(true);
});

test('the three finder patterns stand where the standard puts them', () => {
  const modules = qrModules('YB1:TEST');
  const finder = (column: number, row: number) =>
    modules.isDark(column, row) && !modules.isDark(column + 1, row + 1);
  expect(finder(0, 0)).toBe(true);
  expect(finder(modules.size - 7, 0)).toBe(true);
  expect(finder(0, modules.size - 7)).toBe(true);
});
