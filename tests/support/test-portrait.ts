import type { BadgePhoto } from '../../main/badge/content.ts';

/**
 * A head and shoulders that nobody has, with every shade from the light of a wall to the dark of hair: what a dither
 * must keep apart. The size is that of the photograph on an ID card.
 */
export function testPortrait(widthDots = 102, heightDots = 126): BadgePhoto {
  const rgb = new Uint8Array(widthDots * heightDots * 3);
  for (let y = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) {
      const shade = shadeAt((x + 0.5) / widthDots, (y + 0.5) / heightDots);
      rgb.set([shade, shade * 0.92, shade * 0.86], (y * widthDots + x) * 3);
    }
  }
  return { widthDots, heightDots, rgb };
}

function shadeAt(x: number, y: number): number {
  const face = Math.hypot((x - 0.5) / 0.24, (y - 0.45) / 0.28);
  const hair = Math.hypot((x - 0.5) / 0.28, (y - 0.38) / 0.3);
  const coat = Math.hypot((x - 0.5) / 0.48, (y - 1.05) / 0.38);
  const eye = Math.min(Math.hypot(x - 0.4, y - 0.42), Math.hypot(x - 0.6, y - 0.42));
  if (face < 1) return eye < 0.03 ? 30 : 190 - 70 * (x - 0.3) - 40 * face;
  if (hair < 1) return 45;
  if (coat < 1) return 70 + 40 * y;
  return 225 - 30 * y;
}
