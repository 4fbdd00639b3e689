import { createCanvas, Path2D } from '@napi-rs/canvas';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { LocalDay } from '../../domain/kernel/time.ts';
import { layoutBadge } from '../../main/badge/layout.ts';
import { createBadgePainter } from '../../main/badge/painter.ts';
import { qrModules, qrSpan } from '../../main/badge/qr.ts';
import { isBlack } from '../../main/devices/label-printer/bitmap.ts';

// A canvas engine takes a glyph it lacks from wherever it finds one, or draws a box, and says nothing. So each printed
// character is held against its outline in the shipped font, read by another font library.

interface Glyph {
  readonly id: number;
  readonly bbox: Record<'minX' | 'minY' | 'maxX' | 'maxY', number>;
  readonly path: { toSVG(): string };
}
// fontkit ships no types.
const fontkit = createRequire(import.meta.url)('fontkit') as {
  create(file: Buffer): { glyphForCodePoint(codePoint: number): Glyph };
};

const fontPath = fileURLToPath(new URL('../../assets/fonts/NotoSansCJKsc-Medium.otf', import.meta.url));
const font = fontkit.create(readFileSync(fontPath));
const painter = createBadgePainter({ fontPath });
const media = { widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 };
const code = 'YB1:TEST';

type Dots = readonly (readonly boolean[])[];

/** Only what is black, without the white around it. */
function trimmed(dots: Dots): Dots {
  const rows = dots.filter((row) => row.includes(true));
  const columns = (rows[0] ?? []).map((_, x) => x).filter((x) => rows.some((row) => row[x]));
  const [from, to] = [columns[0] ?? 0, (columns.at(-1) ?? 0) + 1];
  return rows.map((row) => row.slice(from, to));
}

function printedName(name: string): Dots {
  const painted = painter.paint(
    {
      siteName: '样本园区',
      visitorName: name,
      category: 'short-term',
      categoryLabel: '访客',
      badgeNumber: 'A017',
      validDay: '2026-11-23' as LocalDay,
      code,
    },
    media,
  );
  const layout = layoutBadge(media, qrSpan(qrModules(code)));
  if (!painted.ok || !layout.ok) throw new Error('not painted');
  const { bitmap } = painted.value;
  const { x, y, width, height } = layout.value.name;
  return trimmed(
    Array.from({ length: height }, (_, dy) =>
      Array.from({ length: width }, (__, dx) => isBlack(bitmap, x + dx, y + dy)),
    ),
  );
}

/** The outline of a character, filled into the same width and height. */
function outline(character: string, width: number, height: number): Dots {
  const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
  const { minX, minY, maxX, maxY } = glyph.bbox;
  const context = createCanvas(width, height).getContext('2d');
  context.scale(width / (maxX - minX), -height / (maxY - minY));
  context.translate(-minX, -maxY);
  context.fill(new Path2D(glyph.path.toSVG()));
  const { data } = context.getImageData(0, 0, width, height);
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => (data[(y * width + x) * 4 + 3] ?? 0) >= 128),
  );
}

/** Share of the dots that both have among the dots that either has. */
function likeness(a: Dots, b: Dots): number {
  let both = 0;
  let either = 0;
  a.forEach((row, y) =>
    row.forEach((dot, x) => {
      if (dot && b[y]?.[x]) both += 1;
      if (dot || b[y]?.[x]) either += 1;
    }),
  );
  return both / either;
}

test.each([...'喆璟珺昇堃龑䶮𬭎㛃彧赟頔翀𠅤镕祎'])(
  '%s is printed as the shipped font draws it',
  (character) => {
    const printed = printedName(character);
    const [width, height] = [printed[0]?.length ?? 0, printed.length];
    const own = likeness(printed, outline(character, width, height));
    const box = likeness(printed, outline('□', width, height));
    const other = likeness(printed, outline('测', width, height));
    // Hinting and the bolder pen move edges by a dot, so it is never all; any other character is far behind.
    expect(own).toBeGreaterThan(0.7);
    expect(own).toBeGreaterThan(1.5 * Math.max(box, other));
  },
);
