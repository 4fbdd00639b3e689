import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { readFileSync } from 'node:fs';
import { err, ok } from '../../domain/kernel/result.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { blackShare, blankBitmap } from '../devices/label-printer/bitmap.ts';
import type { LabelMedia } from '../devices/label-printer/media.ts';
import type { Bitmap } from '../devices/label-printer/port.ts';
import { cutPattern } from './category-band.ts';
import type { BadgeContent } from './content.ts';
import { ditherOnto } from './dither.ts';
import { drawBadge } from './drawing.ts';
import type { BadgeDrawing } from './drawing.ts';
import { readFontCoverage } from './font-coverage.ts';
import type { LayoutError } from './layout.ts';
import { drawQr } from './qr.ts';
import { paintTestLabel } from './test-label.ts';
import { createTextPen, inkOnto } from './text-pen.ts';

export interface BadgePainterOptions {
  /** One OpenType font with every character a name may have: assets/fonts. */
  readonly fontPath: string;
}

export interface PaintedBadge {
  readonly bitmap: Bitmap;
  /** Characters of all texts that the font lacks and that are printed as boxes. For the log: a count, no characters. */
  readonly missingGlyphs: number;
  /** 0 to 1; the printer driver refuses what cannot be a badge. */
  readonly blackShare: number;
}

export interface BadgePainter {
  /** Everything that is drawn in shades, before it becomes dots. */
  draw(badge: BadgeContent, media: LabelMedia): Result<BadgeDrawing, LayoutError>;
  paint(badge: BadgeContent, media: LabelMedia): Result<PaintedBadge, LayoutError>;
  /** @param lines see `paintTestLabel` */
  paintTest(lines: readonly string[], media: LabelMedia): Bitmap;
}

/** Canvas fonts belong to the process, so all painters of one process share the first one's font. */
const family = 'Yingbin Badge';

/**
 * Reads the font once, so that the first visitor does not wait for it.
 * @throws Error when the font is missing or broken: a damaged installation
 */
export function createBadgePainter({ fontPath }: BadgePainterOptions): BadgePainter {
  const font = { family, has: readFontCoverage(readFileSync(fontPath)) };
  if (!GlobalFonts.has(family) && !GlobalFonts.registerFromPath(fontPath, family)) {
    throw new Error(`${fontPath} is not a font`);
  }
  createTextPen(createCanvas(8, 8), family).measure('宾', 8);

  return {
    draw: (badge, media) => drawBadge(badge, media, font),
    paint(badge, media) {
      const drawing = drawBadge(badge, media, font);
      if (!drawing.ok) return err(drawing.error);
      const { canvas, layout, code, photo, missingGlyphs } = drawing.value;
      const { widthDots, heightDots, band, qr } = layout;
      const bitmap = blankBitmap(widthDots, heightDots);
      inkOnto(bitmap, canvas);
      if (photo) ditherOnto(bitmap, photo.picture, photo.box);
      cutPattern(bitmap, band, badge.category);
      drawQr(bitmap, code, qr.x, qr.y, qr.moduleDots);
      return ok({ bitmap, missingGlyphs, blackShare: blackShare(bitmap) });
    },
    paintTest: (lines, media) => paintTestLabel(lines, media, family),
  };
}
