import type { Challenge, ChallengeMove, FaceOutcome, FaceSample } from '../../../domain/face/vocabulary.ts';

const everyMs = 100;
/** Half a second each way: as slowly as a person turns their head. */
const moveLooks = 12;
const frontLooks = 8;
const peak: Readonly<Record<ChallengeMove, { readonly yawDeg: number; readonly pitchDeg: number }>> = {
  'turn-left': { yawDeg: 28, pitchDeg: 0 },
  'turn-right': { yawDeg: -28, pitchDeg: 0 },
  nod: { yawDeg: 0, pitchDeg: 20 },
};

/** A head that does what it is asked, ten looks a second. */
export function trackOf(moves: readonly ChallengeMove[]): readonly FaceSample[] {
  const front = Array.from({ length: frontLooks }, () => ({ yawDeg: 0, pitchDeg: 0 }));
  const poses = moves.flatMap((move) => [
    ...front,
    ...Array.from({ length: moveLooks + 1 }, (_, at) => {
      const part = Math.sin((Math.PI * at) / moveLooks);
      return { yawDeg: peak[move].yawDeg * part, pitchDeg: peak[move].pitchDeg * part };
    }),
  ]);
  return [...poses, ...front].map((pose, at) => ({
    atMs: at * everyMs,
    faces: 1,
    ...pose,
    rollDeg: 0,
    width: 0.3,
    centre: [0.5, 0.5],
    light: 0.5,
    sharpness: 200,
    covered: 0,
    change: 1.5,
  }));
}

/** The asked moves, and two faces this far apart. */
export function measured(raw: number, challenge: Challenge, fused?: number): FaceOutcome {
  const distance = { raw, ...(fused !== undefined && { fused }) };
  return { kind: 'measured', distance, frames: 5, track: trackOf(challenge) };
}
