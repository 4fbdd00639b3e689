import { createDrawing, type Drawing } from './canvas.ts';
import type { FaceBox, PictureKind } from './nets.ts';

/** A picture on a canvas, and how its dots lie there. */
export interface Framed extends Drawing {
  readonly scale: number;
  readonly borderX: number;
  readonly borderY: number;
}

/** A chip's photograph is 102 dots wide: detectors see the face in it when it is enlarged three times. */
const portraitWidth = 306;
const portraitScale = 3;

/** No face needs more dots, and a canvas of them costs memory. */
const widestSide = 1_280;

/**
 * Part of the width and height left black on each side. Detectors lose faces that fill the picture: 84 of 100 bare document
 * photographs, 3 with this border (facts/face.md section 4).
 */
const border = 0.5;

/** A camera's frame as it is; a document's photograph enlarged and with a border. */
export function frameAs(picture: ImageBitmap, kind: PictureKind): Framed {
  if (kind === 'live') return frame(picture, 1, 0);
  return frame(picture, Math.min(portraitScale, Math.max(1, portraitWidth / picture.width)), border);
}

/** A frame that a face fills, with a border. */
export const frameRoomy = (picture: ImageBitmap): Framed => frame(picture, 1, border);

function frame(picture: ImageBitmap, wanted: number, margin: number): Framed {
  const scale = Math.min(wanted, widestSide / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width * scale, picture.height * scale];
  const [borderX, borderY] = [Math.round(width * margin), Math.round(height * margin)];
  const drawing = createDrawing(width + 2 * borderX, height + 2 * borderY);
  drawing.context.drawImage(picture, borderX, borderY, width, height);
  return { ...drawing, scale, borderX, borderY };
}

/** From the canvas's dots to the picture's. */
export const toPicture = ({ scale, borderX, borderY }: Framed, box: FaceBox): FaceBox => ({
  x: (box.x - borderX) / scale,
  y: (box.y - borderY) / scale,
  width: box.width / scale,
  height: box.height / scale,
});

/** From the picture's dots to the canvas's. */
export const toCanvas = ({ scale, borderX, borderY }: Framed, box: FaceBox): FaceBox => ({
  x: box.x * scale + borderX,
  y: box.y * scale + borderY,
  width: box.width * scale,
  height: box.height * scale,
});
