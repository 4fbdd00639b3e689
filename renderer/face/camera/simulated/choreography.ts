import type { Challenge, ChallengeMove } from '../../../../domain/face/vocabulary.ts';

/** How a head is held, in degrees; signs as in FaceSample. */
export interface Pose {
  readonly yawDeg: number;
  readonly pitchDeg: number;
}

const front: Pose = { yawDeg: 0, pitchDeg: 0 };
const ends: Readonly<Record<ChallengeMove, Pose>> = {
  'turn-left': { yawDeg: 30, pitchDeg: 0 },
  'turn-right': { yawDeg: -30, pitchDeg: 0 },
  nod: { yawDeg: 0, pitchDeg: 24 },
};

/** Milliseconds of one move: somebody who is in no hurry. */
const [waitsMs, goesMs, holdsMs] = [1_600, 900, 500];
const moveMs = waitsMs + goesMs + holdsMs + goesMs;

/**
 * A patient visitor: looks ahead, makes the moves that are asked one after the other, and begins again.
 * @param ms since they stand there
 * @param moves nothing while nothing is asked
 */
export function poseAt(ms: number, moves: Challenge | undefined): Pose {
  const move = moves?.[Math.floor(ms / moveMs) % 2];
  if (!move) return front;
  const end = ends[move];
  const part = partAt(ms % moveMs);
  return { yawDeg: end.yawDeg * part, pitchDeg: end.pitchDeg * part };
}

/** How far into its move a head is, 0 to 1. */
function partAt(ms: number): number {
  const goingMs = ms - waitsMs;
  if (goingMs <= 0) return 0;
  if (goingMs < goesMs) return eased(goingMs / goesMs);
  const backMs = goingMs - goesMs - holdsMs;
  return backMs <= 0 ? 1 : eased(1 - backMs / goesMs);
}

/** Heads do not start and stop at once. */
const eased = (part: number): number => part * part * (3 - 2 * part);
