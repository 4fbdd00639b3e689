import { createCanvas, type Canvas, type Image, type SKRSContext2D } from '@napi-rs/canvas';
import { seededRandom } from '../seeded-random.ts';

export const frameWidth = 640;
export const frameHeight = 480;

/** Draws one moment: `atMs` since the clip began, its `n`th frame. */
export type DrawScene = (context: SKRSContext2D, atMs: number, n: number) => void;

/** A camera's sensor is never quiet: grain that lies elsewhere on every frame, the same in every run. */
export function createGrain(seed: number): (context: SKRSContext2D) => void {
  const random = seededRandom(seed);
  const tile = createCanvas(frameWidth, frameHeight);
  const context = tile.getContext('2d');
  const grain = context.createImageData(frameWidth, frameHeight);
  for (let at = 0; at < grain.data.length; at += 4) {
    grain.data.fill(random() < 0.5 ? 0 : 255, at, at + 3);
    grain.data[at + 3] = Math.floor(random() * 10);
  }
  context.putImageData(grain, 0, 0);
  return (target) => {
    const [x, y] = [-Math.floor(random() * frameWidth), -Math.floor(random() * frameHeight)];
    for (const dx of [x, x + frameWidth])
      for (const dy of [y, y + frameHeight]) target.drawImage(tile, dx, dy);
  };
}

/** The middle of a frame, as wide as half of one. */
export function drawHalf(context: SKRSContext2D, frame: Image, left: number): void {
  context.drawImage(
    frame,
    frameWidth / 4,
    0,
    frameWidth / 2,
    frameHeight,
    left,
    0,
    frameWidth / 2,
    frameHeight,
  );
}

/** A printed photograph before the lobby, turned about its upright axis (degrees), as a camera half a metre away sees it. */
export function drawTurnedPrint(context: SKRSContext2D, print: Canvas, lobby: Image, angleDeg: number): void {
  context.drawImage(lobby, 0, 0);
  const distance = 1_100;
  const angle = (angleDeg * Math.PI) / 180;
  const at = (column: number) => {
    const across = column - print.width / 2;
    const nearness = distance / (distance + across * Math.sin(angle));
    return { x: frameWidth / 2 + across * Math.cos(angle) * nearness, nearness };
  };
  for (let column = 0; column < print.width; column += 1) {
    const [left, right] = [at(column), at(column + 1)];
    const height = print.height * left.nearness;
    // A little wider than it is: no seams between the columns.
    context.drawImage(
      print,
      column,
      0,
      1,
      print.height,
      left.x,
      (frameHeight - height) / 2,
      right.x - left.x + 0.6,
      height,
    );
  }
}

/** A photograph on paper: head and shoulders of a frame, with a white border. */
export function printOf(frame: Image): Canvas {
  const print = createCanvas(360, 440);
  const context = print.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, print.width, print.height);
  context.drawImage(frame, 150, 30, 340, 420, 10, 10, 340, 420);
  return print;
}

/** A surgical mask over the lower face of somebody who looks ahead. */
export function drawMask(context: SKRSContext2D): void {
  const middle = frameWidth / 2;
  context.fillStyle = '#a9cbd6';
  context.strokeStyle = '#e8eef0';
  context.lineWidth = 3;
  for (const side of [-1, 1]) {
    context.beginPath();
    context.moveTo(middle + side * 84, 236);
    context.lineTo(middle + side * 100, 205);
    context.moveTo(middle + side * 62, 325);
    context.lineTo(middle + side * 98, 240);
    context.stroke();
  }
  context.beginPath();
  context.moveTo(middle - 88, 232);
  context.quadraticCurveTo(middle, 205, middle + 88, 232);
  context.quadraticCurveTo(middle + 86, 305, middle + 40, 348);
  context.quadraticCurveTo(middle, 362, middle - 40, 348);
  context.quadraticCurveTo(middle - 86, 305, middle - 88, 232);
  context.fill();
  context.strokeStyle = '#8fb4c1';
  context.lineWidth = 2;
  for (const y of [250, 275, 300, 322]) {
    const half = 80 - Math.max(0, y - 270) * 0.6;
    context.beginPath();
    context.moveTo(middle - half, y);
    context.quadraticCurveTo(middle, y + 10, middle + half, y);
    context.stroke();
  }
}
