import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { rowBytes } from '../devices/label-printer/bitmap.ts';
import type { Bitmap } from '../devices/label-printer/port.ts';
import { fitText, lineSpacing } from './fit-text.ts';
import type { FitRules, FittedText, Measure } from './fit-text.ts';
import type { Box } from './layout.ts';

/** Of the em box of a CJK font, above and below the baseline. */
const ascent = 0.88;
/** Height of capitals and digits of the badge font, in ems. */
const capHeight = 0.733;

/** Large, so that the rounding of single letters to whole dots does not show in a measured width. */
const referenceDots = 100;

export interface TextStyle {
  readonly align?: 'left' | 'right' | 'centre';
  readonly white?: boolean;
  /** Extra stroke width in ems, where one weight of the font is too thin. */
  readonly boldness?: number;
  readonly maxLines?: number;
  /** As a share of the box's height. */
  readonly largest?: number;
  /** As a share of the largest size; smaller than that, the text is cut. */
  readonly smallest?: number;
}

/** Draws texts into boxes on a canvas; `inkOnto` then turns the result into dots. */
export interface TextPen {
  /** Fills the box as well as the text allows, vertically centred. */
  text(text: string, box: Box, style?: TextStyle): void;
  /** Capitals and digits only, as tall as the box. */
  capitals(text: string, box: Box, boldness: number): void;
  measure: Measure;
}

export function createTextPen(canvas: Canvas, family: string): TextPen {
  const context = canvas.getContext('2d');
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';

  // Fitting asks for the same words at dozens of sizes, and widths are proportional to size: ask the engine once each.
  const widthsInEms = new Map<string, number>();
  const measure: Measure = (text, sizeDots) => {
    const known = widthsInEms.get(text);
    if (known !== undefined) return known * sizeDots;
    context.font = `${referenceDots}px "${family}"`;
    const inEms = context.measureText(text).width / referenceDots;
    widthsInEms.set(text, inEms);
    return inEms * sizeDots;
  };

  const stroke = (
    line: string,
    x: number,
    y: number,
    sizeDots: number,
    { white, boldness }: TextStyle,
  ): void => {
    context.font = `${sizeDots}px "${family}"`;
    context.fillStyle = white ? '#fff' : '#000';
    context.fillText(line, x, y);
    if (boldness) thicken(context, line, x, y, sizeDots * boldness);
  };

  const text = (raw: string, box: Box, style: TextStyle = {}): void => {
    if (!raw || box.height === 0) return;
    const fitted = fitText(raw, rulesFor(box, style), measure);
    const pitch = fitted.sizeDots * lineSpacing;
    const used = fitted.sizeDots + pitch * (fitted.lines.length - 1);
    const firstBaseline = box.y + (box.height - used) / 2 + fitted.sizeDots * ascent;
    fitted.lines.forEach((line, index) => {
      const x = box.x + indent(line, fitted, box, style, measure);
      stroke(line, Math.round(x), Math.round(firstBaseline + index * pitch), fitted.sizeDots, style);
    });
  };

  const capitals = (raw: string, box: Box, boldness: number): void => {
    const tallest = Math.floor(box.height / (capHeight + boldness));
    const sizeDots = Math.min(
      tallest,
      Math.floor((tallest * box.width) / (measure(raw, tallest) * (1 + boldness))),
    );
    const inset = Math.round((sizeDots * boldness) / 2);
    stroke(raw, box.x + inset, box.y + box.height - inset, sizeDots, { boldness });
  };

  return { text, capitals, measure };
}

function rulesFor(box: Box, { maxLines = 1, largest = 0.96, smallest = 0.5 }: TextStyle): FitRules {
  const most = Math.floor(box.height * largest);
  const least = Math.floor(most * smallest);
  return { width: box.width, height: box.height, largest: most, smallest: least, maxLines };
}

function indent(line: string, fitted: FittedText, box: Box, style: TextStyle, measure: Measure): number {
  if (!style.align || style.align === 'left') return 0;
  const spare = box.width - measure(line, fitted.sizeDots);
  return style.align === 'right' ? spare : spare / 2;
}

function thicken(context: SKRSContext2D, line: string, x: number, y: number, width: number): void {
  context.lineWidth = width;
  context.strokeStyle = context.fillStyle;
  context.strokeText(line, x, y);
}

/**
 * Turns a canvas with a white ground into dots by a hard threshold. No dithering: it would fray the edges of letters,
 * and a thermal head only knows hot and cold.
 * @param bitmap blank, of the canvas's size
 */
export function inkOnto(bitmap: Bitmap, canvas: Canvas): void {
  const { widthDots, heightDots, bytes } = bitmap;
  const { data } = canvas.getContext('2d').getImageData(0, 0, widthDots, heightDots);
  const perRow = rowBytes(widthDots);
  // A pixel at a time; only greys are drawn, so the upper half of one channel tells.
  const pixels = new Uint32Array(data.buffer, data.byteOffset, widthDots * heightDots);
  for (let y = 0, at = 0; y < heightDots; y += 1) {
    for (let column = 0; column < perRow; column += 1) {
      let byte = 0;
      for (let bit = 0; bit < 8 && column * 8 + bit < widthDots; bit += 1, at += 1) {
        if (((pixels[at] ?? white) & 0x80) === 0) byte |= 0x80 >> bit;
      }
      bytes[y * perRow + column] = byte;
    }
  }
}

const white = 0xff_ff_ff_ff;
