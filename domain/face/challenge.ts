import type { Challenge, FaceSample } from './vocabulary.ts';

/** Where a challenge stands. A photo deterrent, no certified liveness: docs/decisions/0008 says what it does not stop. */
export type ChallengeProgress =
  | { readonly state: 'under-way'; readonly step: 0 | 1; readonly wrongWay: boolean }
  | { readonly state: 'passed' }
  | { readonly state: 'failed'; readonly why: 'challenge-failed' | 'camera-frozen' | 'face-changed' };

/** Contract: implemented by the domain helper (pure, total, judged on the whole track each time or incrementally). */
export declare function judgeChallenge(track: readonly FaceSample[], challenge: Challenge): ChallengeProgress;
