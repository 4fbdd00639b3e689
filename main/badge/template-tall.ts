import type { BadgeTemplate, Box } from './layout.ts';
import { quietModules } from './qr.ts';

/** A code wider than this share of the label leaves no room for the number beside it. */
const widestQr = 0.52;

/**
 * For labels taller than wide: everything that has words runs right across, and the foot holds the number on the left
 * and the code on the right.
 */
export const tall: BadgeTemplate = (sheet) => {
  const { widthDots, heightDots, margin, qrSpan, leastModuleDots } = sheet;
  const width = widthDots - 2 * margin;
  const share = (fraction: number): number => Math.round(widthDots * fraction);
  const across = (y: number, height: number): Box => ({ x: margin, y, width, height });

  const moduleDots = Math.max(leastModuleDots, Math.floor((widthDots * 0.42) / qrSpan));
  const side = moduleDots * qrSpan;
  if (side > widthDots * widestQr) return undefined;
  const quiet = Math.min(quietModules * moduleDots, margin);
  const qr = {
    x: widthDots - margin - side + quiet,
    y: heightDots - margin - side + quiet,
    width: side,
    height: side,
    moduleDots,
  };

  const site = across(margin, share(0.07));
  const band = across(site.y + site.height + share(0.02), share(0.16));
  const lines = share(0.085);
  const nameTop = band.y + band.height + share(0.03);
  const room = qr.y - nameTop - 4 * lines - share(0.03);
  if (room < share(0.14)) return undefined;
  const name = across(nameTop, Math.min(room, share(0.34)));
  const first = across(name.y + name.height + share(0.02), lines);
  const second = across(first.y + lines, lines);
  const third = across(second.y + lines, lines);
  const fourth = across(third.y + lines, lines);
  const numberHeight = Math.min(side - 2 * quiet, share(0.3));
  return {
    ...{ widthDots, heightDots, site, band, name, qr },
    validityAlign: 'left',
    details: [first, second],
    validity: [third, fourth],
    number: {
      x: margin,
      y: heightDots - margin - numberHeight,
      width: qr.x - 2 * margin,
      height: numberHeight,
    },
  };
};
