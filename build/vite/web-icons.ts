import { createCanvas, loadImage } from '@napi-rs/canvas';

/** The house's green; a system cuts its own shape out of the icon, so the ground goes to the edges. */
const ground = '#0a4f5e';
/** What every shape leaves standing is a circle of 80 % (W3C manifest, maskable icons); the sign keeps within it. */
const safeShare = 0.86;

/** Draws the sign as a PNG of `side` pixels, usable as a plain and as a maskable icon. */
export async function drawIcon(svg: Uint8Array, side: number): Promise<Uint8Array> {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext('2d');
  context.fillStyle = ground;
  context.fillRect(0, 0, side, side);
  const image = await loadImage(svg);
  const inner = side * safeShare;
  context.drawImage(image, (side - inner) / 2, (side - inner) / 2, inner, inner);
  return canvas.encode('png');
}
