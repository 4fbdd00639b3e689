import { challengeMoves, type Challenge, type ChallengeMove, type FaceSample } from './vocabulary.ts';

/**
 * What counts as a move of a living head, in one place. Degrees, milliseconds. The mesh net is fooled by perspective: a flat print
 * swung by 40 degrees reads as a turn of up to 12, by 45 to 60 as one of up to 29, but then it has become narrow as a turning head
 * does not (docs/decisions/0008-face-verification.md).
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
  /** From the own front and from straight at the camera: a print's own front may be one that it is swung to. */
  turnDeg: 20,
  /** Turned so far, a head has kept this part of its width. */
  widthPart: 0.9,
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

/** How a head is held. */
export type Pose = Pick<FaceSample, 'yawDeg' | 'pitchDeg' | 'width'>;

const level = { yawDeg: 0, pitchDeg: 0 };

type Angles = Omit<Pose, 'width'>;

/** How far a head has gone the asked way from its own front; negative is the other way. */
export function degreesOf(move: ChallengeMove, pose: Angles, front: Angles): number {
  switch (move) {
    case 'turn-left':
      return pose.yawDeg - front.yawDeg;
    case 'turn-right':
      return front.yawDeg - pose.yawDeg;
    case 'nod':
      return pose.pitchDeg - front.pitchDeg;
  }
}

function degreesNeeded(move: ChallengeMove): number {
  return move === 'nod' ? challengeRules.nodDeg : challengeRules.turnDeg;
}

/** Whether a head is held as the move asks, however it got there. */
export function isPoseReached(move: ChallengeMove, pose: Pose, front: Pose): boolean {
  const needed = degreesNeeded(move);
  if (degreesOf(move, pose, front) < needed) return false;
  if (move === 'nod') return true;
  return degreesOf(move, pose, level) >= needed && pose.width >= front.width * challengeRules.widthPart;
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

/** Whether `end` was reached by a way a head goes: from the front, seen in between, not too fast. */
export function isHeadsWay(way: Way | undefined, end: WayPoint): boolean {
  const { firstLookPart, moveMs } = challengeRules;
  if (!way?.first) return false;
  return way.first.deg <= end.deg * firstLookPart && end.atMs - way.rest.atMs >= moveMs;
}

/** The own front, when the looks so far stayed level and steady long enough. */
export function frontOf(looks: readonly FaceSample[]): Pose | undefined {
  const { frontMs, frontLooks } = challengeRules;
  const [first, last] = [looks[0], looks.at(-1)];
  if (!first || !last || looks.length < frontLooks || last.atMs - first.atMs < frontMs) return undefined;
  const mean = (name: keyof Pose) => looks.reduce((sum, look) => sum + look[name], 0) / looks.length;
  return { yawDeg: mean('yawDeg'), pitchDeg: mean('pitchDeg'), width: mean('width') };
}

/** Since when the picture has stood perfectly still, given since when it had before this look. */
export function stillSince(sinceMs: number | undefined, { atMs, change }: FaceSample): number | undefined {
  return change <= challengeRules.frozenChange ? (sinceMs ?? atMs) : undefined;
}

/** Whether a picture that has stood still since then is no live one. */
export function isFrozen(sinceMs: number | undefined, atMs: number): boolean {
  return sinceMs !== undefined && atMs - sinceMs >= challengeRules.frozenMs;
}
