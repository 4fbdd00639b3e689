import { createCanvas } from '@napi-rs/canvas';
import { blankBitmap, fillRect } from '../devices/label-printer/bitmap.ts';
import { dotsPerMm, mediaDots } from '../devices/label-printer/media.ts';
import type { LabelMedia } from '../devices/label-printer/media.ts';
import type { Bitmap } from '../devices/label-printer/port.ts';
import { drawQr, qrModules, qrSpan } from './qr.ts';
import { createTextPen, inkOnto } from './text-pen.ts';

/** What a printed badge's QR looks like at its smallest: four dots a module at 203 dpi. */
const moduleMm = 0.5;
const tickMm = 4;

/**
 * A label to judge a printer by: corner ticks show a picture that is shifted or cut, the ruler shows its scale, the
 * stripes show a worn or dirty head, the black bar shows the heat, and the QR shows whether a scanner would read it.
 * @param lines what to print in words, the printer's name first
 */
export function paintTestLabel(lines: readonly string[], media: LabelMedia, fontFamily: string): Bitmap {
  const { widthDots, heightDots } = mediaDots(media);
  const perMm = dotsPerMm(media.dpi);
  const mm = (value: number): number => Math.round(value * perMm);
  const canvas = createCanvas(widthDots, heightDots);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, widthDots, heightDots);

  const code = qrModules('YINGBIN TEST');
  const moduleDots = Math.max(2, mm(moduleMm));
  const qrSide = qrSpan(code) * moduleDots;
  const qrFits = qrSide < widthDots / 2 && qrSide < heightDots - mm(10);
  const pen = createTextPen(canvas, fontFamily);
  const lineHeight = Math.min(mm(5), Math.floor((heightDots - mm(14)) / Math.max(1, lines.length)));
  const textWidth = widthDots - mm(6) - (qrFits ? qrSide : 0);
  lines.forEach((line, at) => {
    pen.text(line, { x: mm(3), y: mm(6) + at * lineHeight, width: textWidth, height: lineHeight });
  });

  const bitmap = blankBitmap(widthDots, heightDots);
  inkOnto(bitmap, canvas);
  drawCorners(bitmap, mm(tickMm), Math.max(1, mm(0.25)));
  for (let at = 0; at * perMm < widthDots; at += 1) {
    fillRect(
      bitmap,
      Math.round(at * perMm),
      0,
      1,
      at % 10 === 0 ? mm(3) : at % 5 === 0 ? mm(2) : mm(1),
      true,
    );
  }
  const barTop = heightDots - mm(5);
  fillRect(bitmap, mm(5), barTop, Math.floor(widthDots / 3), mm(3), true);
  for (let x = mm(6) + Math.floor(widthDots / 3); x < widthDots - mm(5); x += 4) {
    fillRect(bitmap, x, barTop, 2, mm(3), true);
  }
  if (qrFits) drawQr(bitmap, code, widthDots - qrSide - mm(1), mm(4), moduleDots);
  return bitmap;
}

function drawCorners(bitmap: Bitmap, length: number, thickness: number): void {
  const { widthDots, heightDots } = bitmap;
  for (const x of [0, widthDots - length]) {
    for (const y of [0, heightDots - thickness]) fillRect(bitmap, x, y, length, thickness, true);
  }
  for (const x of [0, widthDots - thickness]) {
    for (const y of [0, heightDots - length]) fillRect(bitmap, x, y, thickness, length, true);
  }
}
