import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { readFileSync } from 'node:fs';
import { ok } from '../../domain/kernel/result.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { blackShare, blankBitmap } from '../devices/label-printer/bitmap.ts';
import type { LabelMedia } from '../devices/label-printer/media.ts';
import type { Bitmap } from '../devices/label-printer/port.ts';
import { cutPattern, patternShare } from './category-band.ts';
import { badgeWords } from './content.ts';
import type { BadgeContent } from './content.ts';
import { readFontCoverage } from './font-coverage.ts';
import { layoutBadge } from './layout.ts';
import type { BadgeLayout, Box, LayoutError } from './layout.ts';
import { printableText } from './printable-text.ts';
import { drawQr, qrModules, qrSpan } from './qr.ts';
import { paintTestLabel } from './test-label.ts';
import { createTextPen, inkOnto } from './text-pen.ts';
import type { TextPen } from './text-pen.ts';

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
  const has = readFontCoverage(readFileSync(fontPath));
  if (!GlobalFonts.has(family) && !GlobalFonts.registerFromPath(fontPath, family)) {
    throw new Error(`${fontPath} is not a font`);
  }
  createTextPen(createCanvas(8, 8), family).measure('宾', 8);

  return {
    paint(badge, media) {
      const code = qrModules(badge.code);
      const layout = layoutBadge(media, qrSpan(code));
      if (!layout.ok) return layout;
      const { widthDots, heightDots, band, qr } = layout.value;

      const { texts, missingGlyphs } = printableTexts(badge, has);
      const canvas = createCanvas(widthDots, heightDots);
      const context = canvas.getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, widthDots, heightDots);
      context.fillStyle = '#000';
      context.fillRect(band.x, band.y, band.width, band.height);
      write(createTextPen(canvas, family), texts, layout.value, badge);
      if (badge.handwritten) drawWritingLine(context, layout.value.name);

      const bitmap = blankBitmap(widthDots, heightDots);
      inkOnto(bitmap, canvas);
      cutPattern(bitmap, band, badge.category);
      drawQr(bitmap, code, qr.x, qr.y, qr.moduleDots);
      return ok({ bitmap, missingGlyphs, blackShare: blackShare(bitmap) });
    },
    paintTest: (lines, media) => paintTestLabel(lines, media, family),
  };
}

type BadgeTexts = Readonly<Record<'site' | 'category' | 'name' | 'host' | 'place' | 'number', string>>;

function printableTexts(badge: BadgeContent, has: (codePoint: number) => boolean) {
  let missingGlyphs = 0;
  const clean = (raw: string): string => {
    const { text, missing } = printableText(raw, has);
    missingGlyphs += missing;
    return text;
  };
  const host = [badge.hostName, badge.department].filter((each) => each).join(' / ');
  const texts: BadgeTexts = {
    site: clean(badge.siteName),
    category: clean(badge.categoryLabel),
    name: badge.handwritten ? '' : clean(badge.visitorName),
    host: clean(host),
    place: clean(badge.place ?? ''),
    number: clean(badge.badgeNumber),
  };
  return { texts, missingGlyphs };
}

function write(pen: TextPen, texts: BadgeTexts, layout: BadgeLayout, badge: BadgeContent): void {
  const words = badgeWords[badge.language ?? 'zh-CN'];
  const { band } = layout;
  pen.text(texts.site, layout.site, { smallest: 0.8 });
  const inset = Math.round(band.height * 0.2);
  const label: Box = {
    x: band.x + inset,
    y: band.y + Math.round(band.height * 0.1),
    width: Math.round(band.width * (1 - patternShare)) - 2 * inset,
    height: Math.round(band.height * 0.8),
  };
  // White letters close up as the black around them spreads, so they are drawn stouter than black ones.
  pen.text(texts.category, label, { white: true, boldness: 0.03, smallest: 0.4 });
  // No bolder than the font: dense characters run together when the dots grow.
  pen.text(texts.name, layout.name, { maxLines: 2, smallest: 0.25 });
  writeDetails(pen, layout.details, [
    [words.host, texts.host],
    [words.place, texts.place],
  ]);
  pen.capitals(texts.number, layout.number, 0.05);
  const align = layout.validityAlign;
  pen.text(badge.validDay, layout.validity[0], { align });
  const until = badge.validUntilTime ? words.until(badge.validUntilTime) : words.validOn;
  pen.text(until, layout.validity[1], { align });
}

/** Small captions in a column of their own, the values beside it; a value that is not there leaves no caption. */
function writeDetails(
  pen: TextPen,
  boxes: readonly [Box, Box],
  rows: readonly [detail: readonly [string, string], detail: readonly [string, string]],
): void {
  const captionDots = Math.round(boxes[0].height * 0.72);
  const column = Math.ceil(
    Math.max(...rows.map(([caption]) => pen.measure(caption, captionDots))) + captionDots / 2,
  );
  rows.forEach(([caption, value], index) => {
    const box = boxes[index];
    if (!value || !box) return;
    pen.text(caption, { ...box, width: column }, { largest: 0.72 });
    pen.text(value, { ...box, x: box.x + column, width: box.width - column }, { smallest: 0.72 });
  });
}

function drawWritingLine(
  context: { fillRect(x: number, y: number, w: number, h: number): void },
  name: Box,
): void {
  const thickness = Math.max(2, Math.round(name.height * 0.03));
  context.fillRect(name.x, name.y + Math.round(name.height * 0.85), name.width, thickness);
}
