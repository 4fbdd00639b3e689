import type { CameraScene } from '../../../../preload/contract/dock.ts';
import type { Challenge } from '../../../../domain/face/vocabulary.ts';
import { poseAt } from './choreography.ts';
import { frontFrames, nearestFrame, type DemoFrame } from './demo-faces.ts';
import { drawPrint } from './print.ts';

/** What is drawn from: the person's pictures, and those of somebody beside them. */
export interface Cast {
  readonly person: readonly DemoFrame[];
  readonly other: readonly DemoFrame[];
  readonly lobby?: ImageBitmap;
}

type Context = CanvasRenderingContext2D;

/** People never hold quite still: how long each of the front pictures is shown. */
const swayMs = 700;
/** One swing of the print there and back, and how far. */
const swingMs = 4_000;
const swing = (40 * Math.PI) / 180;

/**
 * Draws one moment of a scene.
 * @param ms since the scene began
 * @param moves what the screen asks of the person
 */
export function drawScene(
  context: Context,
  scene: CameraScene,
  { person, other, lobby }: Cast,
  ms: number,
  moves: Challenge | undefined,
): void {
  const { width, height } = context.canvas;
  const front = frontAt(person, ms);
  const [first] = person;
  if (!front || !first || !lobby) return;
  const whole = (picture: CanvasImageSource): void => context.drawImage(picture, 0, 0, width, height);
  switch (scene) {
    case 'person': {
      const pose = poseAt(ms, moves);
      const isAhead = pose.yawDeg === 0 && pose.pitchDeg === 0;
      return whole(isAhead ? front : (nearestFrame(person, pose)?.picture ?? front));
    }
    case 'nobody':
      return whole(lobby);
    case 'two-people':
      whole(lobby);
      drawHalf(context, front, 0);
      return drawHalf(context, frontAt(other, ms) ?? front, width / 2);
    case 'dark':
      whole(front);
      context.fillStyle = 'rgb(0 0 0 / 93%)';
      return context.fillRect(0, 0, width, height);
    case 'still':
      return whole(first.picture);
    case 'photo':
      whole(lobby);
      return drawPrint(context, first.picture, swing * Math.sin((2 * Math.PI * ms) / swingMs));
    case 'masked':
      whole(front);
      return drawMask(context);
  }
}

const frontAt = (frames: readonly DemoFrame[], ms: number): ImageBitmap | undefined =>
  frames[Math.floor(ms / swayMs) % Math.min(frontFrames, frames.length)]?.picture;

/** A person in one half of the frame, a step further back. */
function drawHalf(context: Context, picture: ImageBitmap, x: number): void {
  const { width, height } = context.canvas;
  const cut = picture.width * 0.6;
  const h = ((width / 2) * picture.height) / cut;
  context.drawImage(picture, picture.width * 0.2, 0, cut, picture.height, x, height - h, width / 2, h);
}

/** A surgical mask over the lower face of a person who stands in the middle and looks ahead. */
function drawMask(context: Context): void {
  const { width, height } = context.canvas;
  const corners = [
    [0.36, 0.47],
    [0.5, 0.44],
    [0.64, 0.47],
    [0.625, 0.62],
    [0.5, 0.7],
    [0.375, 0.62],
  ] as const;
  context.beginPath();
  for (const [x, y] of corners) context.lineTo(x * width, y * height);
  context.closePath();
  context.fillStyle = '#b9d6e2';
  context.fill();
  context.strokeStyle = '#8fb3c2';
  context.lineWidth = 2;
  for (const y of [0.52, 0.57, 0.62]) {
    context.moveTo(0.375 * width, y * height);
    context.lineTo(0.625 * width, y * height);
  }
  context.stroke();
}
