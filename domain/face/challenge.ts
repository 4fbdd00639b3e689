import {
  challengeRules,
  degreesOf,
  frontOf,
  furtherOn,
  isAtFront,
  isFrozen,
  isHeadsWay,
  isPoseReached,
  isWrongMove,
  stillSince,
  type Pose,
  type Way,
} from './challenge-rules.ts';
import type { Challenge, ChallengeMove, FaceSample } from './vocabulary.ts';

/** Where a challenge stands. A photo deterrent, no certified liveness: docs/decisions/0008 says what it does not stop. */
export type ChallengeProgress =
  | {
      readonly state: 'under-way';
      readonly step: 0 | 1;
      /** What the visitor is to do now: before the first and after every move, look straight ahead. */
      readonly asks: ChallengeMove | 'front';
      /** A move is being made, but not the asked one. */
      readonly wrongWay: boolean;
      /** The part of the challenge that is done, from 0 up to 1. */
      readonly share: number;
    }
  | { readonly state: 'passed' }
  | { readonly state: 'failed'; readonly why: 'challenge-failed' | 'camera-frozen' | 'face-changed' };

/** Front, first move, back at the front, second move, back at the front: stages 0 to 4. */
const stages = 5;

interface Judging {
  readonly stage: number;
  /** When the stage began. */
  readonly sinceMs: number;
  readonly lastMs: number;
  /** Looks in a row at the front that is being waited for. */
  readonly looks: readonly FaceSample[];
  readonly front?: Pose;
  readonly way?: Way;
  readonly wrongMoves: number;
  readonly wrongWay: boolean;
  readonly oneFaceMs: number;
  readonly severalSinceMs?: number;
  readonly stillSinceMs?: number;
}

type End = Exclude<ChallengeProgress, { state: 'under-way' }>;
type Judged = Judging | End;

const failed: End = { state: 'failed', why: 'challenge-failed' };

/**
 * Judges the looks of an attempt, from the front before the first move on, against what was asked. Any list of looks has an
 * answer; looks with a time that does not go on or an angle that is no number are passed over. What failed or passed once stays so.
 */
export function judgeChallenge(track: readonly FaceSample[], challenge: Challenge): ChallengeProgress {
  let judging: Judging | undefined;
  for (const sample of track) {
    if (!isUsable(sample)) continue;
    const next = judged(judging ?? begun(sample), sample, challenge);
    if ('state' in next) return next;
    judging = next;
  }
  const { stage, wrongWay } = judging ?? { stage: 0, wrongWay: false };
  return { state: 'under-way', ...askedAt(stage, challenge), wrongWay, share: stage / stages };
}

/** A judge of the looks so far: the pure rules here, or an engine with better eyes. */
export type ChallengeJudge = typeof judgeChallenge;

function isUsable({ atMs, yawDeg, pitchDeg }: FaceSample): boolean {
  return Number.isFinite(atMs) && Number.isFinite(yawDeg) && Number.isFinite(pitchDeg);
}

function begun({ atMs }: FaceSample): Judging {
  const before = { lastMs: -Infinity, oneFaceMs: atMs };
  return { ...before, stage: 0, sinceMs: atMs, looks: [], wrongMoves: 0, wrongWay: false };
}

function askedAt(stage: number, [first, second]: Challenge) {
  const step: 0 | 1 = stage < 3 ? 0 : 1;
  return { step, asks: stage === 1 ? first : stage === 3 ? second : ('front' as const) };
}

function judged(before: Judging, sample: FaceSample, challenge: Challenge): Judged {
  const { atMs, faces } = sample;
  if (atMs <= before.lastMs) return before;
  const { stillSinceMs: stillBefore, severalSinceMs: severalBefore, ...rest } = before;
  const stillSinceMs = stillSince(stillBefore, sample);
  if (isFrozen(stillSinceMs, atMs)) return { state: 'failed', why: 'camera-frozen' };
  const severalSinceMs = faces > 1 ? (severalBefore ?? atMs) : undefined;
  const seen: Judging = {
    ...rest,
    lastMs: atMs,
    ...(stillSinceMs !== undefined && { stillSinceMs }),
    ...(severalSinceMs !== undefined && { severalSinceMs }),
  };
  const isLost = atMs - before.oneFaceMs > challengeRules.lostMs;
  const isCrowd = severalSinceMs !== undefined && atMs - severalSinceMs > challengeRules.severalMs;
  // Before the front nothing has been asked yet: whoever comes and goes there is no failure.
  if (before.stage > 0 && (isLost || isCrowd)) return failed;
  if (faces !== 1) return { ...seen, looks: [] };
  if (before.stage > 0 && atMs - before.sinceMs > challengeRules.stepMs) return failed;
  const isGap = atMs - before.oneFaceMs > challengeRules.unseenMs;
  const present = { ...(isGap ? withoutWay(seen) : seen), oneFaceMs: atMs };
  const { asks } = askedAt(before.stage, challenge);
  return asks === 'front' ? lookedAhead(present, sample) : moved(present, sample, asks);
}

function lookedAhead(judging: Judging, sample: FaceSample): Judged {
  const { front, stage } = judging;
  const { levelDeg } = challengeRules;
  const ahead = front
    ? isAtFront(sample, front)
    : Math.abs(sample.yawDeg) <= levelDeg && Math.abs(sample.pitchDeg) <= levelDeg;
  const looks = ahead ? steadyTail([...judging.looks, sample]) : [];
  const pose = frontOf(looks);
  if (!pose) return { ...judging, looks };
  if (stage === stages - 1) return { state: 'passed' };
  // The first front is the visitor's own zero for the whole challenge: it must not wander with each move.
  return { ...onwards(judging, sample), front: front ?? pose };
}

/** The last looks that lie close together. */
function steadyTail(looks: readonly FaceSample[]): readonly FaceSample[] {
  const last = looks.at(-1);
  const { steadyDeg } = challengeRules;
  const brokenAt = looks.findLastIndex(
    ({ yawDeg, pitchDeg }) =>
      last !== undefined &&
      (Math.abs(yawDeg - last.yawDeg) > steadyDeg || Math.abs(pitchDeg - last.pitchDeg) > steadyDeg),
  );
  return looks.slice(brokenAt + 1);
}

function moved(judging: Judging, sample: FaceSample, asked: ChallengeMove): Judged {
  const { front } = judging;
  if (!front) return judging;
  const end = { atMs: sample.atMs, deg: degreesOf(asked, sample, front) };
  const way = furtherOn(judging.way, end);
  if (isPoseReached(asked, sample, front) && isHeadsWay(way, end)) return onwards(judging, sample);
  const isWrong = isWrongMove(asked, sample, front);
  const wrongMoves = judging.wrongMoves + (isWrong && !judging.wrongWay ? 1 : 0);
  if (wrongMoves > challengeRules.wrongMovesAllowed) return failed;
  const wrongWay = isWrong || (judging.wrongWay && !isAtFront(sample, front));
  return { ...judging, ...(way && { way }), wrongMoves, wrongWay };
}

function onwards(judging: Judging, { atMs }: FaceSample): Judging {
  const { stage } = judging;
  return { ...withoutWay(judging), stage: stage + 1, sinceMs: atMs, wrongMoves: 0, wrongWay: false };
}

/** What was seen cannot be joined to what follows. */
function withoutWay({ way: _gone, ...judging }: Judging): Judging {
  return { ...judging, looks: [] };
}
