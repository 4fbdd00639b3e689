import type { FaceCalibration } from '../../../domain/face/calibration.ts';
import type { ChallengeProgress } from '../../../domain/face/challenge.ts';
import type { Challenge, FaceDistance, FaceSample, FaceTemplate } from '../../../domain/face/vocabulary.ts';
import type { Result } from '../../../domain/kernel/result.ts';

/** Why an engine cannot be used: what the device page shows. */
export type EngineFault = 'no-wasm' | 'files-missing' | 'self-test' | 'worker-died';

export interface EngineFacts {
  /** `built-in/1`: goes with every template; another engine's templates cannot be compared. */
  readonly id: string;
  /** Milliseconds until all parts were ready. */
  readonly loadMs: number;
}

/** A frame's look without its time: the caller stamps it. */
export type FaceLook = Omit<FaceSample, 'atMs' | 'change'>;

/**
 * What the kiosk needs of a face engine; narrow, so that a licensed engine or the SDK of an infrared camera can take its place.
 * Pictures are handed over (the engine closes them), one at a time; nothing is kept after the answer.
 */
export interface FaceEngine {
  readonly id: string;
  /** Loads, asserts the fast backend and checks itself on a fixed input. Once; later calls give the same answer. */
  prepare(): Promise<Result<EngineFacts, EngineFault>>;
  /** One fast look: how many faces, and how the largest one is held, lit and covered. */
  locate(picture: ImageBitmap): Promise<Result<FaceLook, EngineFault>>;
  /** The largest face as vectors. `portrait` is a document's small photograph: enlarged and given a border first. */
  describe(
    picture: ImageBitmap,
    kind: 'live' | 'portrait',
  ): Promise<Result<FaceTemplate | undefined, EngineFault>>;
  /** The mean of several looks at one person. At least one. */
  merge(templates: readonly FaceTemplate[]): FaceTemplate;
  compare(a: FaceTemplate, b: FaceTemplate, calibration?: FaceCalibration): FaceDistance;
  /** An engine with a depth camera may judge by other means. */
  challenge(track: readonly FaceSample[], moves: Challenge): ChallengeProgress;
  close(): void;
}
