import type { Point } from './canvas.ts';
import type { Mesh } from './mesh.ts';
import { pointAt } from './mesh.ts';

/** Skin that a mask leaves free: the forehead, and below the eyes. */
const bare = [151, 108, 337, 69, 299] as const;
/** Where a mask lies: beside and below the mouth, and the chin. The lips have a colour of their own. */
const lower = [205, 425, 192, 416, 204, 424, 199, 208, 428] as const;

/** Chroma steps between bare and lower skin: at the first still one face, at the second certainly another stuff. */
const [sameSkin, otherStuff] = [6, 22] as const;

type Colour = readonly [blueness: number, redness: number];

/**
 * How much the lower face looks covered, 0 to 1, by its colour alone: shadows change brightness far more than chroma.
 * It knows no mask of the colour of skin, nor any in a picture without colour; a thick beard, a red scarf's reflection or
 * make-up may count a little. So it gives advice ("take off the mask") and never a verdict.
 *
 * @param toDots from the mesh's points to those of `image`
 */
export function coveredPart(image: ImageData, mesh: Mesh, toDots: (point: Point) => Point): number {
  const chroma = (points: readonly number[]) =>
    middleColour(points.map((index) => patchColour(image, toDots(pointAt(mesh, index)))));
  const [skin, below] = [chroma(bare), chroma(lower)];
  const apart = Math.hypot(skin[0] - below[0], skin[1] - below[1]);
  return Math.min(1, Math.max(0, (apart - sameSkin) / (otherStuff - sameSkin)));
}

/** The median, so that hair over one point or a moustache's edge decides nothing. */
function middleColour(colours: readonly Colour[]): Colour {
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  return [median(colours.map(([blueness]) => blueness)), median(colours.map(([, redness]) => redness))];
}

/** Cb and Cr of ITU-R BT.601, the mean of 5x5 dots. */
function patchColour({ data, width, height }: ImageData, [x, y]: Point): Colour {
  let [count, blueness, redness] = [0, 0, 0];
  for (let row = Math.round(y) - 2; row <= Math.round(y) + 2; row++)
    for (let column = Math.round(x) - 2; column <= Math.round(x) + 2; column++) {
      if (row < 0 || column < 0 || row >= height || column >= width) continue;
      const at = 4 * (row * width + column);
      const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
      count++;
      blueness += -0.169 * red - 0.331 * green + 0.5 * blue;
      redness += 0.5 * red - 0.419 * green - 0.081 * blue;
    }
  return count === 0 ? [0, 0] : [blueness / count, redness / count];
}
