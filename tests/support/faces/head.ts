import type { FaceSample } from '../../../domain/face/vocabulary.ts';
import { seededRandom } from '../seeded-random.ts';

/** A good look at one face that looks straight ahead. */
export const goodLook: FaceSample = {
  atMs: 0,
  faces: 1,
  yawDeg: 0,
  pitchDeg: 0,
  rollDeg: 0,
  width: 0.3,
  centre: [0.5, 0.5],
  light: 0.5,
  sharpness: 120,
  covered: 0,
  change: 1.5,
};

/** Where the head is to be after so many milliseconds; everything else as in `look`. */
export interface HeadMove {
  readonly ms: number;
  readonly yaw?: number;
  readonly pitch?: number;
  readonly look?: Partial<FaceSample>;
}

export const hold = (ms: number, look: Partial<FaceSample> = {}): HeadMove => ({ ms, look });
/** There in 400 ms, held, and back: what a person does who is asked to. */
export const turnTo = (yaw: number): HeadMove[] => [{ ms: 400, yaw }, hold(300), { ms: 400, yaw: 0 }];
export const nodTo = (pitch: number): HeadMove[] => [{ ms: 400, pitch }, hold(200), { ms: 400, pitch: 0 }];

/**
 * The looks at a head that moves evenly from pose to pose, with half a degree of noise.
 * @param everyMs between two looks
 */
export function trackOf(moves: readonly HeadMove[], everyMs = 110): FaceSample[] {
  const random = seededRandom(7);
  const noise = () => random() - 0.5;
  const looks: FaceSample[] = [];
  let [startMs, yaw, pitch] = [0, 0, 0];
  let atMs = 0;
  for (const move of moves) {
    const [toYaw, toPitch] = [move.yaw ?? yaw, move.pitch ?? pitch];
    for (; atMs <= startMs + move.ms; atMs += everyMs) {
      const part = move.ms === 0 ? 1 : (atMs - startMs) / move.ms;
      const yawDeg = yaw + (toYaw - yaw) * part + noise();
      const pitchDeg = pitch + (toPitch - pitch) * part + noise();
      looks.push({ ...goodLook, atMs, yawDeg, pitchDeg, ...move.look });
    }
    startMs += move.ms;
    [yaw, pitch] = [toYaw, toPitch];
  }
  return looks;
}
