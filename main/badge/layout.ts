import { err, ok } from '../../domain/kernel/result.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { dotsPerMm, mediaDots } from '../devices/label-printer/media.ts';
import type { LabelMedia } from '../devices/label-printer/media.ts';
import { strip } from './template-strip.ts';
import { tall } from './template-tall.ts';
import { wide } from './template-wide.ts';

/** A place on the label, in dots from the top left. One without height is left empty. */
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
  readonly validityAlign: 'left' | 'centre';
  /** With its quiet zone. */
  readonly qr: Box & { readonly moduleDots: number };
}

/** The label has no room for a QR that can still be read beside a name. */
export interface LayoutError {
  readonly kind: 'label-too-small';
  readonly detail: string;
}

/** What a template has to go by, in dots. */
export interface Sheet {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly margin: number;
  /** Modules along the QR with its quiet zone. */
  readonly qrSpan: number;
  readonly leastModuleDots: number;
  readonly dotsPerMm: number;
}

/** Where everything goes on labels of one shape; `undefined` where they do not fit. */
export type BadgeTemplate = (sheet: Sheet) => BadgeLayout | undefined;

/** Smallest QR module in millimetres: half a millimetre still reads when every dot grows by one at 203 dpi. */
const leastModuleMm = 0.5;
/** Labels wander by about a millimetre between roll and head. */
const marginMm = 1.5;

/**
 * Picks the template by the shape of the label: tall ones stack, wide ones put the code beside the person, and on short
 * ones the code takes the whole height.
 * @param qrSpan modules along the QR with its quiet zone
 */
export function layoutBadge(media: LabelMedia, qrSpan: number): Result<BadgeLayout, LayoutError> {
  const { widthDots, heightDots } = mediaDots(media);
  const perMm = dotsPerMm(media.dpi);
  const sheet: Sheet = {
    ...{ widthDots, heightDots, qrSpan, dotsPerMm: perMm },
    margin: Math.round(marginMm * perMm),
    leastModuleDots: Math.ceil(leastModuleMm * perMm - 0.5),
  };
  const templates = heightDots > widthDots ? [tall] : [wide, strip];
  for (const template of templates) {
    const layout = template(sheet);
    if (layout) return ok(layout);
  }
  const side = qrSpan * sheet.leastModuleDots;
  return err({ kind: 'label-too-small', detail: `a QR of ${side} dots on ${widthDots}x${heightDots}` });
}
