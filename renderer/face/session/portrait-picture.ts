import type { FaceReference } from '../../../preload/contract/face.ts';
import { bytesOf } from './base64.ts';

export type PortraitReference = Extract<FaceReference, { kind: 'portrait' }>;

/** A document's photograph as dots of four bytes; `undefined` where bytes are missing. */
export function portraitDots({
  widthDots,
  heightDots,
  rgb,
}: PortraitReference): Uint8ClampedArray<ArrayBuffer> | undefined {
  const bytes = bytesOf(rgb);
  if (bytes.length !== widthDots * heightDots * 3) return undefined;
  const dots = new Uint8ClampedArray(widthDots * heightDots * 4);
  for (let dot = 0; dot < widthDots * heightDots; dot += 1) {
    dots.set(bytes.subarray(dot * 3, dot * 3 + 3), dot * 4);
    dots[dot * 4 + 3] = 255;
  }
  return dots;
}

/** The photograph as a picture for the engine. Whoever takes it closes it. */
export async function portraitPicture(portrait: PortraitReference): Promise<ImageBitmap | undefined> {
  const dots = portraitDots(portrait);
  if (!dots) return undefined;
  return createImageBitmap(new ImageData(dots, portrait.widthDots, portrait.heightDots));
}
