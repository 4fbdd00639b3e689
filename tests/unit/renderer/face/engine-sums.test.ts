import { expect, test } from 'vitest';
import type { Point } from '../../../../renderer/face/engine/canvas.ts';
import { coveredPart } from '../../../../renderer/face/engine/covered.ts';
import { alignedSquare, partsOf } from '../../../../renderer/face/engine/landmarks.ts';
import { levelledSquare, type Mesh } from '../../../../renderer/face/engine/mesh.ts';
import { greyOf, meanLight, sharpnessOf } from '../../../../renderer/face/engine/pixels.ts';
import { poseOf } from '../../../../renderer/face/engine/pose.ts';
import { isSameFace } from '../../../../renderer/face/engine/same-face.ts';
import { drawnPicture, fingerprintOf, isSame } from '../../../../renderer/face/engine/self-test.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** A picture whose dots are coloured by where they are. */
function imageOf(width: number, height: number, colourAt: (x: number, y: number) => Colour): ImageData {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set([...colourAt(x, y), 255], 4 * (y * width + x));
  return { width, height, data } as unknown as ImageData;
}

const degrees = Math.PI / 180;

/** A head of 192 dots: points on a bowl, symmetric by pairs, turned and lowered about its middle. */
function headOf({ yaw = 0, roll = 0 }): Mesh {
  const flat: [number, number, number][] = Array.from({ length: 468 }, () => [0, 0, 0]);
  const pairs = [234, 454, 127, 356, 33, 263, 133, 362, 50, 280, 205, 425, 61, 291, 172, 397];
  pairs.forEach((index, at) => {
    const pair = Math.floor(at / 2);
    flat[index] = [(at % 2 === 0 ? -1 : 1) * (60 - 6 * pair), -30 + 8 * pair, pair];
  });
  for (const [index, y] of [
    [10, -80],
    [152, 80],
    [109, -75],
    [148, 78],
    [338, -75],
    [377, 78],
    [151, -60],
    [200, 60],
  ] as const)
    flat[index] = [0, y, 0];
  // To the visitor's own left: the side on the right of the picture goes back, away from the camera.
  return flat.map(([x, y, depth]) => {
    const [acrossX, back] = [
      x * Math.cos(yaw * degrees) - depth * Math.sin(yaw * degrees),
      x * Math.sin(yaw * degrees) + depth * Math.cos(yaw * degrees),
    ];
    return [
      acrossX * Math.cos(roll * degrees) - y * Math.sin(roll * degrees),
      acrossX * Math.sin(roll * degrees) + y * Math.cos(roll * degrees),
      back,
    ];
  });
}

test.each([-40, -15, 0, 20, 40])('a head turned by %i degrees is seen turned by as much', (yaw) => {
  expect(poseOf(headOf({ yaw }), 192).yawDeg).toBeCloseTo(yaw, 9);
});

test('a head tilted to its own left shoulder has a positive roll', () => {
  expect(poseOf(headOf({ roll: 12 }), 192).rollDeg).toBeCloseTo(12, 9);
});

// A near face is wide in the picture, but its depths are counted in dots of the net's input.
test('the same head twice as near is turned as much', () => {
  const near: Mesh = headOf({ yaw: 25 }).map(([x, y, depth]) => [2 * x, 2 * y, depth ?? 0]);
  expect(poseOf(near, 384).yawDeg).toBeCloseTo(25, 9);
});

/** Eyes 100 dots apart, the mouth 110 below, all turned clockwise about the middle of the left eye. */
function landmarksOf(turn: number): Point[] {
  const at = (x: number, y: number): Point => [
    200 + x * Math.cos(turn) - y * Math.sin(turn),
    150 + x * Math.sin(turn) + y * Math.cos(turn),
  ];
  return Array.from({ length: 68 }, (_, index) =>
    index < 36 ? at(7, 7) : index < 42 ? at(0, 0) : index < 48 ? at(100, 0) : at(50, 110),
  );
}

test('the cut for the descriptor is as dlib cuts', () => {
  const { centre, side, turn } = alignedSquare(partsOf(landmarksOf(0)));
  expect(turn).toBe(0);
  expect(side).toBeCloseTo(Math.hypot(50, 110) / 0.45, 9);
  // The middle of eyes and mouth lies at the half of the width and 0.43 of the height.
  expect(centre[0] - side / 2 + 0.5 * side).toBeCloseTo(250, 9);
  expect(centre[1] - side / 2 + 0.43 * side).toBeCloseTo(150 + 110 / 3, 9);
});

test('a tilted face is cut tilted, about the same spot of the face', () => {
  const [level, tilted] = [0, 0.3].map((turn) => alignedSquare(partsOf(landmarksOf(turn))));
  const [x = 0, y = 0] = level?.centre ?? [];
  expect(tilted?.turn).toBeCloseTo(0.3, 9);
  expect(tilted?.side).toBeCloseTo(level?.side ?? 0, 9);
  expect(tilted?.centre[0]).toBeCloseTo(200 + (x - 200) * Math.cos(0.3) - (y - 150) * Math.sin(0.3), 9);
  expect(tilted?.centre[1]).toBeCloseTo(150 + (x - 200) * Math.sin(0.3) + (y - 150) * Math.cos(0.3), 9);
});

test('the cut for the second descriptor is levelled by the outer corners of the eyes', () => {
  const mesh = headOf({ roll: -10 });
  expect(levelledSquare(mesh, 90)).toMatchObject({ side: 90 });
  expect(levelledSquare(mesh, 90).turn / degrees).toBeCloseTo(-10, 9);
});

test('a grey wall has its light and no sharpness, a chessboard the most there is', () => {
  const wall = greyOf(imageOf(20, 20, () => [51, 51, 51]));
  expect(meanLight(wall)).toBeCloseTo(0.2, 6);
  expect(sharpnessOf(wall)).toBeCloseTo(0, 6);
  const board = greyOf(imageOf(20, 20, (x, y) => ((x + y) % 2 === 0 ? [0, 0, 0] : [255, 255, 255])));
  expect(meanLight(board)).toBeCloseTo(0.5, 2);
  expect(sharpnessOf(board)).toBeCloseTo((4 * 255) ** 2, -4);
});

const skin: Colour = [205, 160, 135];
const shadedSkin: Colour = [150, 112, 92];
const surgicalBlue: Colour = [150, 190, 215];
const white: Colour = [235, 235, 235];
const black: Colour = [30, 30, 32];

/** A face of one colour above and of another below the nose; every mesh point lies in one of the halves. */
function coveredBy(below: Colour, above: Colour = skin): number {
  const upper = new Set([151, 108, 337, 69, 299]);
  const mesh: Mesh = Array.from({ length: 468 }, (_, index) => [56, upper.has(index) ? 20 : 110, 0]);
  const image = imageOf(112, 140, (_, y) => (y < 70 ? above : below));
  return coveredPart(image, mesh, (point) => point);
}

test.each([
  ['a blue mask', surgicalBlue],
  ['a white mask', white],
  ['a black mask', black],
])('%s covers the lower face', (_, mask) => {
  expect(coveredBy(mask)).toBeGreaterThan(0.6);
});

test('skin covers nothing, nor does its own shadow, nor a picture without colour', () => {
  expect(coveredBy(skin)).toBe(0);
  expect(coveredBy(shadedSkin)).toBeLessThan(0.2);
  expect(coveredBy([90, 90, 90], [180, 180, 180])).toBe(0);
});

test('dark skin bare is bare, and behind a mask is covered', () => {
  const dark: Colour = [92, 60, 46];
  expect(coveredBy(dark, dark)).toBe(0);
  expect(coveredBy(surgicalBlue, dark)).toBeGreaterThan(0.6);
});

const box = (x: number, y: number, side: number) => ({ x, y, width: side, height: side });

test('two detectors mean one face when its middles are near, whatever the sizes of the boxes', () => {
  expect(isSameFace(box(100, 100, 80), box(90, 95, 100))).toBe(true);
  expect(isSameFace(box(100, 100, 80), box(190, 100, 80))).toBe(false);
  // A small face beside a large one that reaches behind it.
  expect(isSameFace(box(100, 100, 200), box(260, 120, 40))).toBe(false);
});

test('the self-test holds for rounding, and not for another net or a missing one', () => {
  const answer = Float32Array.from({ length: 1_000 }, (_, at) => Math.sin(at));
  const print = fingerprintOf(answer);
  const rounded = print.map((value) => value * (1 + 1e-5));
  expect(isSame([rounded], [print])).toBe(true);
  expect(isSame([print.map((value, at) => (at === 9 ? value + 0.01 : value))], [print])).toBe(false);
  expect(isSame([], [print])).toBe(false);
  expect(isSame([fingerprintOf(new Float32Array())], [print])).toBe(false);
});

test('the drawn picture is the same each time, and every colour is one', () => {
  const picture = drawnPicture(32);
  expect(picture).toEqual(drawnPicture(32));
  expect(picture).toHaveLength(32 * 32 * 3);
  expect(picture.every((value) => value >= 0 && value <= 255)).toBe(true);
  expect(new Set(picture).size).toBeGreaterThan(50);
});
