import { createRequire } from 'node:module';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { encodeZplLabel } from '../../../../../../main/devices/label-printer/zpl/encoder.ts';
import type { ZplSettings } from '../../../../../../main/devices/label-printer/zpl/encoder.ts';
import { isBlack } from '../../../../../../main/devices/label-printer/bitmap.ts';
import type { LabelMedia } from '../../../../../../main/devices/label-printer/media.ts';
import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';

// Not imported: the bundler of the tests would look for a source map that the package does not ship.
const { zplToBase64Async } = createRequire(import.meta.url)(
  'zpl-renderer-js',
) as typeof import('zpl-renderer-js');

/** Prints a label on somebody else's printer of ZPL: the WebAssembly of Zebrash, which knows nothing of our code. */
export async function rendered(
  bitmap: Bitmap,
  media: LabelMedia,
  settings: Partial<ZplSettings>,
): Promise<(x: number, y: number) => boolean> {
  const encoded = encodeZplLabel(settings)(bitmap, media);
  if (!encoded.ok) throw new Error(encoded.error.detail);
  const zpl = Buffer.concat([encoded.value.picture, encoded.value.fire]).toString('latin1');
  const dotsPerMm = media.dpi === 300 ? 12 : 8;
  const png = await zplToBase64Async(zpl, media.widthMm, media.heightMm, dotsPerMm);
  const image = await loadImage(Buffer.from(png, 'base64'));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height);
  return (x, y) => (data[(y * image.width + x) * 4] ?? 255) < 128;
}

/** How many dots of the whole label differ from the picture, laid at an offset on white. */
export async function differingDots(
  bitmap: Bitmap,
  media: LabelMedia,
  settings: Partial<ZplSettings> = {},
): Promise<number> {
  const isInked = await rendered(bitmap, media, settings);
  const { offsetXDots = 0, offsetYDots = 0 } = settings;
  let differing = 0;
  for (let y = 0; y < media.heightMm * 8; y += 1) {
    for (let x = 0; x < media.widthMm * 8; x += 1) {
      if (isInked(x, y) !== isBlack(bitmap, x - offsetXDots, y - offsetYDots)) differing += 1;
    }
  }
  return differing;
}
