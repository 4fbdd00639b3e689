import { err, ok } from '../../domain/kernel/result.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { dotsPerMm, mediaDots } from '../devices/label-printer/media.ts';
import type { LabelMedia } from '../devices/label-printer/media.ts';
import { quietModules } from './qr.ts';

/** A place on the label, in dots from the top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BadgeLayout {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly site: Box;
  readonly band: Box;
  readonly name: Box;
  readonly details: readonly [Box, Box];
  readonly number: Box;
  readonly validity: readonly [Box, Box];
  /** With its quiet zone. */
  readonly qr: Box & { readonly moduleDots: number };
}

/** The label has no room for a QR that can still be read. */
export interface LayoutError {
  readonly kind: 'label-too-small';
  readonly detail: string;
}

/** Smallest QR module in millimetres: half a millimetre still reads when every dot grows by one at 203 dpi. */
const leastModuleMm = 0.5;
/** Labels wander by about a millimetre between roll and head. */
const marginMm = 1.5;

/**
 * Where everything goes: the site on top, the category as a band right across, below it the person on the left and
 * the code on the right. The number gets the rest of the left side, because a guard reads it from across a lobby.
 * @param qrSpan modules along the QR with its quiet zone
 */
export function layoutBadge(media: LabelMedia, qrSpan: number): Result<BadgeLayout, LayoutError> {
  const { widthDots, heightDots } = mediaDots(media);
  const margin = Math.round(marginMm * dotsPerMm(media.dpi));
  const share = (fraction: number): number => Math.round(heightDots * fraction);
  const width = widthDots - 2 * margin;

  const site: Box = { x: margin, y: margin, width, height: share(0.065) };
  const band: Box = { x: margin, y: site.y + site.height + share(0.01), width, height: share(0.15) };
  const top = band.y + band.height + share(0.02);
  const bottom = heightDots - margin;

  const validityLine = share(0.095);
  const qrRoom = Math.min(bottom - top - 2 * validityLine, Math.round(widthDots * 0.34));
  const leastModuleDots = Math.ceil(leastModuleMm * dotsPerMm(media.dpi) - 0.5);
  const moduleDots = Math.max(leastModuleDots, Math.floor(qrRoom / qrSpan));
  const side = moduleDots * qrSpan;
  if (side > bottom - top - 2 * validityLine || side > widthDots / 2) {
    return err({ kind: 'label-too-small', detail: `a QR of ${side} dots on ${widthDots}x${heightDots}` });
  }

  // The quiet zone is white like the margin, so it may lie on it and bring the code flush with the band.
  const quiet = quietModules * moduleDots;
  const qr = {
    x: widthDots - margin - side + Math.min(quiet, margin),
    y: top,
    width: side,
    height: side,
    moduleDots,
  };
  const left = qr.x - margin;
  const name: Box = { x: margin, y: top, width: left, height: share(0.22) };
  const line = share(0.08);
  const first: Box = { x: margin, y: name.y + name.height + share(0.01), width: left, height: line };
  const second: Box = { ...first, y: first.y + line };
  const numberTop = second.y + line + share(0.035);
  const right = { x: qr.x, width: widthDots - margin - qr.x, height: validityLine };
  return ok({
    widthDots,
    heightDots,
    site,
    band,
    name,
    details: [first, second],
    number: { x: margin, y: numberTop, width: left, height: bottom - numberTop },
    validity: [
      { ...right, y: bottom - 2 * validityLine },
      { ...right, y: bottom - validityLine },
    ],
    qr,
  });
}
