import type { BadgeTemplate, Box } from './layout.ts';

/** Less than this beside the code, in millimetres, and a name cannot be read in passing. */
const leastLeftMm = 24;

/**
 * For short labels such as 62 x 29 mm: the code takes the height, and beside it stand the category, the name, the host
 * and the number. The site's name and the place are left out; the day stands beside the number.
 */
export const strip: BadgeTemplate = (sheet) => {
  const { widthDots, heightDots, margin, qrSpan, leastModuleDots, dotsPerMm } = sheet;
  // The quiet zone does the work of the margin.
  const moduleDots = Math.max(leastModuleDots, Math.floor((heightDots * 0.8) / qrSpan));
  const side = moduleDots * qrSpan;
  const width = widthDots - side - margin;
  if (side > heightDots || width < leastLeftMm * dotsPerMm) return undefined;
  const qr = {
    x: widthDots - side,
    y: Math.round((heightDots - side) / 2),
    width: side,
    height: side,
    moduleDots,
  };

  const share = (fraction: number): number => Math.round((heightDots - 2 * margin) * fraction);
  const box = (from: number, to: number): Box => ({
    x: margin,
    y: margin + share(from),
    width,
    height: share(to) - share(from),
  });
  const nothing: Box = { x: margin, y: margin, width: 0, height: 0 };
  const foot = box(0.68, 1);
  const numberWidth = Math.round(width * 0.48);
  const gap = Math.round(margin / 2);
  const beside = { x: margin + numberWidth + gap, width: width - numberWidth - gap };
  const half = Math.floor(foot.height / 2);
  return {
    ...{ widthDots, heightDots, qr },
    validityAlign: 'centre',
    site: nothing,
    band: box(0, 0.2),
    name: box(0.23, 0.5),
    details: [box(0.51, 0.65), nothing],
    number: { ...foot, width: numberWidth },
    validity: [
      { ...beside, y: foot.y, height: half },
      { ...beside, y: foot.y + half, height: half },
    ],
  };
};
