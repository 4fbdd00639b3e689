import { challengeRules, isFrozen, stillSince } from './challenge-rules.ts';
import { judgeChallenge, type ChallengeJudge, type ChallengeProgress } from './challenge.ts';
import { beat, isSlow, isStopped, startPulse, type Pulse } from './pulse.ts';
import { guidanceOf, guidanceWhileMoving, isGood, showGuidance, type ShownGuidance } from './quality.ts';
import type {
  Challenge,
  ChallengeMove,
  FaceDistance,
  FaceFailure,
  FaceGuidance,
  FaceSample,
  FaceTemplate,
} from './vocabulary.ts';

export const sessionRules = {
  /** Good frames described before and after the challenge; several, because one may be unlucky (facts/face.md section 7). */
  before: 3,
  after: 2,
  /** Of the looks before the challenge only the last ones count for it. */
  leadMs: 2_000,
  /** Two good frames after the challenge are there in a second, or somebody does not want them taken. */
  afterMs: 10_000,
  /**
   * Distance of the faces before and after the challenge. One head under one light stays far below (0.12 at most with the rendered
   * people); of East Asian strangers 1.1 % are below (facts/face.md section 4).
   */
  changedFrom: 0.45,
} as const;

/** One attempt before the camera, as the window runs it look by look. */
export interface FaceSession {
  readonly challenge: Challenge;
  readonly phase: 'find' | 'challenge' | 'front-again' | 'done' | 'failed';
  readonly failure?: FaceFailure;
  /** What the visitor is to do, in big letters; `shown.guidance` is what keeps it from being seen. */
  readonly asks: ChallengeMove | 'front';
  readonly shown: ShownGuidance;
  /** The part of the challenge that is done, 0 to 1. */
  readonly moved: number;
  /** The frame of this look is to be described, and `withDescription` told the answer. */
  readonly describe: boolean;
  readonly before: readonly FaceTemplate[];
  readonly after: readonly FaceTemplate[];
  /** The looks that the challenge is judged by, from the front before it on: what main judges once more. */
  readonly track: readonly FaceSample[];
  readonly pulse: Pulse;
  readonly stillSinceMs?: number;
  /** When exactly one face was seen last, and when the phase began. */
  readonly oneFaceMs: number;
  readonly phaseMs: number;
}

/** @param nowMs on the clock of the looks */
export function startSession(challenge: Challenge, nowMs: number): FaceSession {
  return {
    challenge,
    phase: 'find',
    asks: 'front',
    shown: { sinceMs: nowMs },
    moved: 0,
    describe: false,
    before: [],
    after: [],
    track: [],
    pulse: startPulse(nowMs),
    oneFaceMs: nowMs,
    phaseMs: nowMs,
  };
}

/** The session after one more look. Total; what is done or failed stays so. */
export function advanceSession(
  session: FaceSession,
  look: FaceSample,
  judge: ChallengeJudge = judgeChallenge,
): FaceSession {
  if (isOver(session)) return { ...session, describe: false };
  const { stillSinceMs: before, ...rest } = session;
  const stillSinceMs = stillSince(before, look);
  const seen: FaceSession = {
    ...rest,
    describe: false,
    // A frame that was described took its time from the engine, not from the camera.
    pulse: beat(session.pulse, look.atMs, session.describe),
    ...(stillSinceMs !== undefined && { stillSinceMs }),
    ...(look.faces === 1 && { oneFaceMs: look.atMs }),
  };
  if (isFrozen(stillSinceMs, look.atMs)) return failed(seen, 'camera-frozen');
  if (isSlow(seen.pulse)) return failed(seen, 'camera-slow');
  switch (seen.phase) {
    case 'find':
      return findFront(seen, look);
    case 'challenge':
      return challenged(seen, look, judge);
    default:
      return findFrontAgain(seen, look);
  }
}

/** The session when time passes without a look. */
export function tickSession(session: FaceSession, nowMs: number): FaceSession {
  return !isOver(session) && isStopped(session.pulse, nowMs) ? failed(session, 'camera-slow') : session;
}

/** The session when the frame that was to be described has been; without a template no face was found in it. */
export function withDescription(session: FaceSession, template: FaceTemplate | undefined): FaceSession {
  if (!template || isOver(session)) return session;
  if (session.phase === 'find') {
    const before = [...session.before, template];
    const isEnough = before.length >= sessionRules.before;
    return { ...session, before, ...(isEnough && { phase: 'challenge' }) };
  }
  const after = [...session.after, template];
  const isEnough = after.length >= sessionRules.after;
  return { ...session, after, ...(isEnough && { phase: 'done' }) };
}

/** How much of the attempt is done, 0 to 1, each part by the time it takes. Goes back when somebody else steps in. */
export function progressOf({ before, moved, after }: FaceSession): number {
  return (
    0.3 * (before.length / sessionRules.before) + 0.5 * moved + 0.2 * (after.length / sessionRules.after)
  );
}

/** Whether another face stood there after the challenge than before it. Asked when the session is done. */
export function isFaceChanged(
  { before, after }: Pick<FaceSession, 'before' | 'after'>,
  merge: (templates: readonly FaceTemplate[]) => FaceTemplate,
  compare: (a: FaceTemplate, b: FaceTemplate) => FaceDistance,
): boolean {
  const last = merge(after);
  return before.some((one) => !(compare(one, last).raw <= sessionRules.changedFrom));
}

function isOver({ phase }: FaceSession): boolean {
  return phase === 'done' || phase === 'failed';
}

function failed(session: FaceSession, failure: FaceFailure): FaceSession {
  return { ...session, phase: 'failed', failure, describe: false };
}

function findFront(session: FaceSession, look: FaceSample): FaceSession {
  const told = withGuidance(session, guidanceOf(look), look);
  // Nobody, or several: who comes next may be somebody else.
  if (look.faces !== 1) return { ...told, before: [], track: [] };
  if (!isGood(look)) return { ...told, track: [] };
  const fromMs = look.atMs - sessionRules.leadMs;
  const track = [...told.track.filter(({ atMs }) => atMs >= fromMs), look];
  return { ...told, track, describe: true };
}

function challenged(session: FaceSession, look: FaceSample, judge: ChallengeJudge): FaceSession {
  const track = [...session.track, look];
  const progress = judge(track, session.challenge);
  if (progress.state === 'failed') return failed({ ...session, track }, progress.why);
  const guidance = guidanceWhileMoving(look) ?? (isWrongWay(progress) ? 'wrong-way' : undefined);
  const told = { ...withGuidance(session, guidance, look), track };
  if (progress.state === 'passed') {
    return { ...told, phase: 'front-again', asks: 'front', moved: 1, phaseMs: look.atMs };
  }
  return { ...told, asks: progress.asks, moved: progress.share };
}

function findFrontAgain(session: FaceSession, look: FaceSample): FaceSession {
  if (look.atMs - session.oneFaceMs > challengeRules.lostMs) return failed(session, 'challenge-failed');
  if (look.atMs - session.phaseMs > sessionRules.afterMs) return failed(session, 'time-out');
  return { ...withGuidance(session, guidanceOf(look), look), describe: isGood(look) };
}

function isWrongWay(progress: ChallengeProgress): boolean {
  return progress.state === 'under-way' && progress.wrongWay;
}

function withGuidance(
  session: FaceSession,
  guidance: FaceGuidance | undefined,
  { atMs }: FaceSample,
): FaceSession {
  return { ...session, shown: showGuidance(session.shown, guidance, atMs) };
}
