import type { BadgeTemplate, Box } from './layout.ts';
import { quietModules } from './qr.ts';

/**
 * The site on top, the category as a band right across, below it the person on the left and the code on the right. The
 * number gets the rest of the left side, because a guard reads it from across a lobby.
 */
export const wide: BadgeTemplate = (sheet) => {
  const { widthDots, heightDots, margin, qrSpan, leastModuleDots } = sheet;
  const share = (fraction: number): number => Math.round(heightDots * fraction);
  const width = widthDots - 2 * margin;

  const site: Box = { x: margin, y: margin, width, height: share(0.065) };
  const band: Box = { x: margin, y: site.y + site.height + share(0.01), width, height: share(0.15) };
  const top = band.y + band.height + share(0.02);
  const bottom = heightDots - margin;

  const validityLine = share(0.095);
  const qrRoom = Math.min(bottom - top - 2 * validityLine, Math.round(widthDots * 0.34));
  const moduleDots = Math.max(leastModuleDots, Math.floor(qrRoom / qrSpan));
  const side = moduleDots * qrSpan;
  if (side > bottom - top - 2 * validityLine || side > widthDots / 2) return undefined;

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
  return {
    ...{ widthDots, heightDots, site, band, name, qr },
    validityAlign: 'centre',
    details: [first, second],
    number: { x: margin, y: numberTop, width: left, height: bottom - numberTop },
    validity: [
      { ...right, y: bottom - 2 * validityLine },
      { ...right, y: bottom - validityLine },
    ],
  };
};
