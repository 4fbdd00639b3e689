export interface Drawing {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

/** A canvas in memory, not on the graphics card: all that is drawn is read back at once. */
export function createDrawing(width: number, height: number): Drawing {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  return { canvas, context };
}

export type Point = readonly [x: number, y: number];

/** A square of a picture, turned about its own middle. */
export interface Square {
  readonly centre: Point;
  readonly side: number;
  /** Radians, clockwise. */
  readonly turn: number;
}

/** Cuts a turned square out, upright and `size` dots wide; what lies outside the canvas is black. */
export function cutSquare(
  source: OffscreenCanvas,
  { centre: [x, y], side, turn }: Square,
  size: number,
  isMirrored = false,
): Drawing {
  const drawing = createDrawing(size, size);
  const { context } = drawing;
  const scale = size / side;
  context.translate(size / 2, size / 2);
  context.scale(isMirrored ? -scale : scale, scale);
  context.rotate(-turn);
  context.drawImage(source, -x, -y);
  return drawing;
}

/** Red, green and blue of every dot, 0 to 255. */
export function dotsOf({ canvas, context }: Drawing): Float32Array {
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const dots = new Float32Array((data.length / 4) * 3);
  // By hand: building it from a function takes ten times as long.
  for (let from = 0, to = 0; from < data.length; from += 4) {
    for (let colour = 0; colour < 3; colour++) dots[to++] = data[from + colour] ?? 0;
  }
  return dots;
}

/** Leaves nothing of a face behind until the garbage is collected. */
export function wipe(...canvases: readonly OffscreenCanvas[]): void {
  for (const canvas of canvases) canvas.width = 0;
}
