import { expect, test } from 'vitest';
import { layoutBadge } from '../../../../main/badge/layout.ts';
import type { BadgeLayout, Box } from '../../../../main/badge/layout.ts';

const media = (widthMm: number, heightMm: number, dpi: number) => ({ widthMm, heightMm, gapMm: 2, dpi });
/** Version 3: 29 modules and the quiet zone. */
const span = 37;

function layout(widthMm: number, heightMm: number, dpi: number): BadgeLayout {
  const result = layoutBadge(media(widthMm, heightMm, dpi), span);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

const right = (box: Box) => box.x + box.width;
const bottom = (box: Box) => box.y + box.height;
const overlap = (a: Box, b: Box) => a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);

const stocks: readonly (readonly [widthMm: number, heightMm: number, dpi: number])[] = [
  [80, 50, 203],
  [60, 40, 203],
  [80, 50, 300],
  [60, 40, 300],
  [100, 60, 203],
  [70, 50, 203],
  // Tall, and the rolls of Brother printers: the code takes the height of the short ones.
  [40, 60, 203],
  [50, 80, 203],
  [62, 100, 300],
  [58.9, 22.9, 300],
  [54, 29, 300],
  [50, 30, 203],
];

test.each(stocks)(
  'on %i x %i mm at %i dpi everything lies on the label and nothing on something else',
  (...stock) => {
    const it = layout(...stock);
    const boxes = [it.site, it.band, it.name, ...it.details, it.number, ...it.validity, it.qr];
    for (const [index, box] of boxes.entries()) {
      // Left out on short labels.
      if (box.height === 0) continue;
      expect(box.width).toBeGreaterThan(0);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(right(box)).toBeLessThanOrEqual(it.widthDots);
      expect(bottom(box)).toBeLessThanOrEqual(it.heightDots);
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
    }
  },
);

test('a QR module is at least 4 dots at 203 dpi and 6 at 300 dpi, about half a millimetre', () => {
  for (const stock of stocks) {
    expect(layout(...stock).qr.moduleDots).toBeGreaterThanOrEqual(stock[2] === 203 ? 4 : 6);
  }
  expect(layout(80, 50, 203).qr.moduleDots).toBe(5);
});

test('the number on an 80 x 50 mm badge is at least 13 mm tall, to be read from 3 m', () => {
  expect(layout(80, 50, 203).number.height / 8).toBeGreaterThanOrEqual(13);
});

test('a label without room for a readable QR is refused rather than given a useless one', () => {
  const result = layoutBadge(media(38, 20, 203), span);
  expect(result.ok ? undefined : result.error.kind).toBe('label-too-small');
  expect(layoutBadge(media(60, 40, 203), 185).ok).toBe(false);
});
