import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { ok } from '../../domain/kernel/result.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { dotsPerMm } from '../devices/label-printer/media.ts';
import type { LabelMedia } from '../devices/label-printer/media.ts';
import { patternShare } from './category-band.ts';
import { badgeWords } from './content.ts';
import type { BadgeContent } from './content.ts';
import type { GreyPicture } from './dither.ts';
import { layoutBadge } from './layout.ts';
import type { BadgeLayout, Box, LayoutError } from './layout.ts';
import { greysOfPhoto, isWholePhoto, layoutWithPhoto } from './photo.ts';
import { printableText } from './printable-text.ts';
import { qrModules, qrSpan } from './qr.ts';
import type { QrModules } from './qr.ts';
import { createTextPen } from './text-pen.ts';
import type { TextPen } from './text-pen.ts';

/** A font that the canvas knows by this name. */
export interface BadgeFont {
  readonly family: string;
  has(codePoint: number): boolean;
}

/** A badge in shades of grey and what is still to be put among its dots. */
export interface BadgeDrawing {
  readonly canvas: Canvas;
  readonly layout: BadgeLayout;
  readonly code: QrModules;
  readonly photo?: { readonly picture: GreyPicture; readonly box: Box };
  readonly missingGlyphs: number;
}

/** Draws all that is letters and lines, and scales the photo. */
export function drawBadge(
  badge: BadgeContent,
  media: LabelMedia,
  font: BadgeFont,
): Result<BadgeDrawing, LayoutError> {
  const code = qrModules(badge.code);
  const plain = layoutBadge(media, qrSpan(code));
  if (!plain.ok) return plain;
  const { photo } = badge;
  const withPhoto =
    photo && isWholePhoto(photo) ? layoutWithPhoto(plain.value, dotsPerMm(media.dpi)) : undefined;
  const layout = withPhoto ?? plain.value;

  const { texts, missingGlyphs } = printableTexts(badge, (codePoint) => font.has(codePoint));
  const canvas = createCanvas(layout.widthDots, layout.heightDots);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, layout.widthDots, layout.heightDots);
  context.fillStyle = '#000';
  const { band } = layout;
  context.fillRect(band.x, band.y, band.width, band.height);
  write(createTextPen(canvas, font.family), texts, layout, badge);
  if (badge.handwritten) drawWritingLine(context, layout.name);
  return ok({
    ...{ canvas, layout, code, missingGlyphs },
    ...(photo &&
      withPhoto && {
        photo: { picture: greysOfPhoto(photo, withPhoto.photo), box: withPhoto.photo },
      }),
  });
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
