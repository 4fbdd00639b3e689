import { createCanvas, ImageData } from '@napi-rs/canvas';
import type { BadgePhoto } from './content.ts';
import type { GreyPicture } from './dither.ts';
import type { BadgeLayout, Box } from './layout.ts';

/** Of photographs on identity documents: the ID card's own has 102 x 126 dots. */
const widthOfHeight = 102 / 126;
/** Smaller than this nobody recognises a face made of dots, in millimetres. */
const leastHeightMm = 12;
/** Beside the photo, as a share of what the name had without it. */
const leastNameShare = 0.5;

/**
 * Makes room for a photo: it stands left of the name and the details, which move aside. Everything else stays.
 * @returns `undefined` where the label is too small for a photo that helps anybody
 */
export function layoutWithPhoto(
  layout: BadgeLayout,
  dotsPerMm: number,
): (BadgeLayout & { readonly photo: Box }) | undefined {
  const { name, details } = layout;
  const [first, second] = details;
  const last = second.height > 0 ? second : first;
  const height = last.y + last.height - name.y;
  const width = Math.round(height * widthOfHeight);
  const gap = Math.round(2 * dotsPerMm);
  const taken = width + gap;
  if (height < leastHeightMm * dotsPerMm || name.width - taken < name.width * leastNameShare)
    return undefined;
  const beside = (box: Box): Box =>
    box.height > 0 ? { ...box, x: box.x + taken, width: box.width - taken } : box;
  return {
    ...layout,
    photo: { x: name.x, y: name.y, width, height },
    name: beside(name),
    details: [beside(first), beside(second)],
  };
}

/** Whether the photo has as many bytes as its size promises. */
export function isWholePhoto({ widthDots, heightDots, rgb }: BadgePhoto): boolean {
  return widthDots > 0 && heightDots > 0 && rgb.length === widthDots * heightDots * 3;
}

/** Scales a whole photo until it fills the box, cuts off what stands over on two sides, and takes its shades. */
export function greysOfPhoto({ widthDots, heightDots, rgb }: BadgePhoto, box: Box): GreyPicture {
  const { width, height } = box;
  const rgba = new Uint8ClampedArray(widthDots * heightDots * 4).fill(255);
  for (let dot = 0; dot < widthDots * heightDots; dot += 1) {
    for (let part = 0; part < 3; part += 1) rgba[dot * 4 + part] = rgb[dot * 3 + part] ?? 255;
  }
  const original = createCanvas(widthDots, heightDots);
  original.getContext('2d').putImageData(new ImageData(rgba, widthDots, heightDots), 0, 0);

  const scale = Math.max(width / widthDots, height / heightDots);
  const scaled = { width: widthDots * scale, height: heightDots * scale };
  const context = createCanvas(width, height).getContext('2d');
  const left = (width - scaled.width) / 2;
  context.drawImage(original, left, (height - scaled.height) / 2, scaled.width, scaled.height);
  const { data } = context.getImageData(0, 0, width, height);
  const greys = new Uint8Array(width * height);
  for (let dot = 0; dot < greys.length; dot += 1) {
    const at = dot * 4;
    // ITU-R BT.601.
    greys[dot] = 0.299 * (data[at] ?? 255) + 0.587 * (data[at + 1] ?? 255) + 0.114 * (data[at + 2] ?? 255);
  }
  return { widthDots: width, heightDots: height, greys };
}
