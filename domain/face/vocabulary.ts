import type { FaceRule } from './decision.ts';

/** What the machine makes of two faces. It advises: a person decides on everything but `match`, and nothing here opens or refuses. */
export const faceVerdicts = ['match', 'unsure', 'no-match'] as const;
export type FaceVerdict = (typeof faceVerdicts)[number];

/** What the visitor is asked to do. Left and right are the visitor's own. */
export const challengeMoves = ['turn-left', 'turn-right', 'nod'] as const;
export type ChallengeMove = (typeof challengeMoves)[number];
/** Two different moves in an order drawn anew for each attempt; of three moves with two turns, one is always a turn. */
export type Challenge = readonly [ChallengeMove, ChallengeMove];

/** What the visitor is told while the camera looks, most urgent first. */
export const faceGuidance = [
  'nobody',
  'several-people',
  'too-dark',
  'too-bright',
  'come-closer',
  'step-back',
  'centre',
  'take-off-mask',
  'look-here',
  'hold-still',
  'wrong-way',
] as const;
export type FaceGuidance = (typeof faceGuidance)[number];

/** Why an attempt ended without two faces to compare. */
export const faceFailures = [
  'declined',
  'time-out',
  'camera-absent',
  'camera-denied',
  'camera-slow',
  'camera-frozen',
  'engine-failed',
  'reference-unusable',
  'challenge-failed',
  'face-changed',
] as const;
export type FaceFailure = (typeof faceFailures)[number];

/** Nothing the visitor does would make these better: they are not asked to try again. */
export const hopelessFailures: ReadonlySet<FaceFailure> = new Set([
  'declined',
  'camera-absent',
  'camera-denied',
  'camera-slow',
  'engine-failed',
  'reference-unusable',
]);

/** Against what the live face is compared. */
export type FaceReferenceKind = 'chip' | 'enrolled';

/** One look of the engine at one frame: plain numbers, no picture. */
export interface FaceSample {
  /** Milliseconds since the attempt began. */
  readonly atMs: number;
  /** How many faces; the other members describe the largest. */
  readonly faces: number;
  /** Degrees; positive is to the visitor's own left. */
  readonly yawDeg: number;
  /** Degrees; positive is downwards. */
  readonly pitchDeg: number;
  /** Degrees; positive is tilted to the visitor's own left shoulder. */
  readonly rollDeg: number;
  /** The face's width as a part of the frame's width, 0 to 1. */
  readonly width: number;
  /** The middle of the face as a part of the frame, 0 to 1 from the top left. */
  readonly centre: readonly [x: number, y: number];
  /** Mean luma of the face, 0 to 1; of the whole frame where there is none. */
  readonly light: number;
  /** Variance of the Laplacian of the face at 112 pixels across; below about 20 nothing is sharp. */
  readonly sharpness: number;
  /** How much of the lower face looks covered, 0 to 1. */
  readonly covered: number;
  /** Mean absolute difference of the whole frame to the one before, in grey levels; a still picture has exactly 0. */
  readonly change: number;
}

/** What an engine made of a face. Vectors of another engine cannot be compared. Never stored unless enrolled. */
export interface FaceTemplate {
  readonly engine: string;
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

/** How far apart two faces are; 0 is the same picture. `fused` only where the site has a calibration. */
export interface FaceDistance {
  readonly raw: number;
  readonly fused?: number;
}

/** What one attempt before the camera came to. */
export type FaceOutcome =
  | {
      readonly kind: 'measured';
      readonly distance: FaceDistance;
      /** How many live frames went into it. */
      readonly frames: number;
      /** The looks from the front before the challenge on, so that main judges it itself. */
      readonly track: readonly FaceSample[];
    }
  /** Pictures for an enrolment that had nothing to compare with: staff vouch for the person. */
  | { readonly kind: 'taken'; readonly frames: number; readonly track: readonly FaceSample[] }
  | { readonly kind: 'failed'; readonly why: FaceFailure };

/** What a face check came to, as the ledger keeps it: no picture, no template, no distance. */
export interface FaceCheck {
  readonly verdict: FaceVerdict | 'not-finished';
  readonly why?: FaceFailure;
  readonly reference: FaceReferenceKind;
  readonly rule: FaceRule['kind'];
  readonly attempts: number;
}

/** Why a guard overrules or follows the machine. */
export const sameReasons = [
  'looks-the-same',
  'older-photo',
  'glasses-or-hair',
  'poor-picture',
  'known-person',
] as const;
export const differentReasons = ['different-person', 'cannot-tell'] as const;
export const faceReasons = [...sameReasons, ...differentReasons] as const;
export type FaceReason = (typeof faceReasons)[number];
