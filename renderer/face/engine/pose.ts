import type { Mesh } from './mesh.ts';

/** How a head is held, in degrees: positive to the visitor's own left, downwards, and tilted to their own left shoulder. */
export interface HeadPose {
  readonly yawDeg: number;
  readonly pitchDeg: number;
  readonly rollDeg: number;
}

/** Points that mirror each other, the visitor's right one first: a straight head has them level and equally far away. */
const across = [
  [234, 454],
  [127, 356],
  [33, 263],
  [133, 362],
  [50, 280],
  [205, 425],
  [61, 291],
  [172, 397],
] as const;

/** From the forehead to the chin: a level head has them equally far away. */
const down = [
  [10, 152],
  [109, 148],
  [338, 377],
  [151, 200],
] as const;

/**
 * What these points make of the pitch: a head that looks straight into the camera lies 6 to 11 degrees off, and of every degree it
 * is lowered 0.82 to 0.86 are seen (four modelled heads, assets/demo/faces).
 */
const level = { pitchDeg: 8, part: 0.84 } as const;

/** Dots across the picture that the mesh net looks at; its depths are counted in them. */
const netSize = 192;

/**
 * The library's own angles are a third too small, because it leaves the depths in dots of the net's input and the rest in dots of
 * the picture, one and a half times as large; here both are the same.
 *
 * @param side of the square in the picture that the net looked at
 */
export function poseOf(mesh: Mesh, side: number): HeadPose {
  const span = (pairs: readonly (readonly [number, number])[]) =>
    pairs
      .map(([from, to]) => {
        const [[x = 0, y = 0, depth = 0] = [], [otherX = 0, otherY = 0, otherDepth = 0] = []] = [
          mesh[from],
          mesh[to],
        ];
        return [otherX - x, otherY - y, ((otherDepth - depth) * side) / netSize] as const;
      })
      .reduce((sum, step) => [sum[0] + step[0], sum[1] + step[1], sum[2] + step[2]] as const);
  const [acrossX, acrossY, acrossDepth] = span(across);
  const [, downY, downDepth] = span(down);
  return {
    yawDeg: toDegrees(Math.atan2(acrossDepth, acrossX)),
    pitchDeg: (toDegrees(Math.atan2(downDepth, downY)) - level.pitchDeg) / level.part,
    rollDeg: toDegrees(Math.atan2(acrossY, acrossX)),
  };
}

const toDegrees = (radians: number): number => (radians * 180) / Math.PI;
