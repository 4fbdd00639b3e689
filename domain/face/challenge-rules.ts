import { challengeMoves, type Challenge, type ChallengeMove, type FaceSample } from './vocabulary.ts';

/**
 * What counts as a move of a living head, in one place. Degrees, milliseconds. A flat print turned by 40 degrees moves the
 * yaw by less than 3 (facts/face.md section 5), so a turn is what stops it; the other limits keep cuts and stalls out.
 */
export const challengeRules = {
  /** The visitor's own front is taken where the head is at most this far from level … */
  levelDeg: 10,
  /** … and stays within this span … */
  steadyDeg: 5,
  /** … for so long, in so many looks. */
  frontMs: 300,
  frontLooks: 3,
  /** Back at the front after a move; people do not come back to the degree. */
  backDeg: 7,
  turnDeg: 15,
  /** Chins go down less far than heads turn, above all old people's. */
  nodDeg: 10,
  /** No head gets there faster. */
  moveMs: 150,
  /** The way there was seen: the first look away from the front is at most this part of it; a cut is there at once. */
  firstLookPart: 0.85,
  /** Longer unseen, and nobody knows whether it is the same way. */
  unseenMs: 400,
  /** For each move and each way back; generous, because the words are read first. */
  stepMs: 15_000,
  /** Left and right are mixed up by many; a third time looks like trying all moves. */
  wrongMovesAllowed: 2,
  /** A face may be lost for a moment by a passing hand, two people in view for a moment by a passer-by. */
  lostMs: 1_000,
  severalMs: 500,
  /** A sensor's noise moves every frame by some tenths of a grey level; a still fed to a virtual camera by nothing. */
  frozenChange: 0.02,
  frozenMs: 1_500,
} as const;

/** All there are: two different moves, at least one of them a turn. */
export const challenges: readonly Challenge[] = challengeMoves.flatMap((first) =>
  challengeMoves.filter((second) => second !== first).map((second): Challenge => [first, second]),
);

/** One of `challenges`, each as likely. `random` is from 0 up to 1. */
export function drawChallenge(random: () => number): Challenge {
  const drawn = challenges[Math.floor(random() * challenges.length)];
  if (!drawn) throw new RangeError('random() must be from 0 up to 1');
  return drawn;
}

/** How a head is held. */
export interface Pose {
  readonly yawDeg: number;
  readonly pitchDeg: number;
}

/** How far a head has gone the asked way from its own front; negative is the other way. */
export function degreesOf(move: ChallengeMove, pose: Pose, front: Pose): number {
  switch (move) {
    case 'turn-left':
      return pose.yawDeg - front.yawDeg;
    case 'turn-right':
      return front.yawDeg - pose.yawDeg;
    case 'nod':
      return pose.pitchDeg - front.pitchDeg;
  }
}

export function degreesNeeded(move: ChallengeMove): number {
  return move === 'nod' ? challengeRules.nodDeg : challengeRules.turnDeg;
}

export function isAtFront(pose: Pose, front: Pose): boolean {
  const { backDeg } = challengeRules;
  return (
    Math.abs(pose.yawDeg - front.yawDeg) <= backDeg && Math.abs(pose.pitchDeg - front.pitchDeg) <= backDeg
  );
}

/** A move, but not the asked one. A turned head's pitch is not to be trusted, so a nod is wrong only with a straight head. */
export function isWrongMove(asked: ChallengeMove, pose: Pose, front: Pose): boolean {
  const { backDeg } = challengeRules;
  return challengeMoves.some(
    (move) =>
      move !== asked &&
      degreesOf(move, pose, front) >= degreesNeeded(move) &&
      (move !== 'nod' || Math.abs(pose.yawDeg - front.yawDeg) <= backDeg),
  );
}

/** The way of a move so far: the last look at the front, and the first one away from it. */
export interface Way {
  readonly rest: WayPoint;
  readonly first?: WayPoint;
}

/** `deg` from the own front, the asked way. */
interface WayPoint {
  readonly atMs: number;
  readonly deg: number;
}

/** The way with one more look; a way begins at the front only. */
export function furtherOn(way: Way | undefined, point: WayPoint): Way | undefined {
  if (point.deg <= challengeRules.backDeg) return { rest: point };
  return way && { rest: way.rest, first: way.first ?? point };
}

/** Whether `end` is far enough, and was reached by a way a head goes: from the front, seen in between, not too fast. */
export function isMoveDone(way: Way | undefined, end: WayPoint, neededDeg: number): boolean {
  const { firstLookPart, moveMs } = challengeRules;
  if (!way?.first || end.deg < neededDeg) return false;
  return way.first.deg <= end.deg * firstLookPart && end.atMs - way.rest.atMs >= moveMs;
}

/** The own front, when the looks so far stayed level and steady long enough. */
export function frontOf(looks: readonly FaceSample[]): Pose | undefined {
  const { frontMs, frontLooks } = challengeRules;
  const [first, last] = [looks[0], looks.at(-1)];
  if (!first || !last || looks.length < frontLooks || last.atMs - first.atMs < frontMs) return undefined;
  return {
    yawDeg: looks.reduce((sum, { yawDeg }) => sum + yawDeg, 0) / looks.length,
    pitchDeg: looks.reduce((sum, { pitchDeg }) => sum + pitchDeg, 0) / looks.length,
  };
}

/** Since when the picture has stood perfectly still, given since when it had before this look. */
export function stillSince(sinceMs: number | undefined, { atMs, change }: FaceSample): number | undefined {
  return change <= challengeRules.frozenChange ? (sinceMs ?? atMs) : undefined;
}

/** Whether a picture that has stood still since then is no live one. */
export function isFrozen(sinceMs: number | undefined, atMs: number): boolean {
  return sinceMs !== undefined && atMs - sinceMs >= challengeRules.frozenMs;
}
