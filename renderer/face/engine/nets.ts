import type { Result } from '../../../domain/kernel/result.ts';
import type { EngineFault, FaceLook } from './port.ts';
import type { Fingerprint } from './self-test.ts';

/** A rectangle in dots of the picture that was handed over; parts of it may lie outside. */
export interface FaceBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As the camera gave it, or a document's small photograph, which is enlarged and given a border first. */
export type PictureKind = 'live' | 'portrait';

/** A face's vector and where the face was. */
export interface Described {
  readonly box: FaceBox;
  readonly vector: readonly number[];
}

type Answer<T> = Promise<Result<T, EngineFault>>;

export interface SelfTested {
  /** What each net makes of the drawn picture; for storing new ones when a net is exchanged. */
  fingerprints(): Promise<readonly Fingerprint[]>;
}

/** What either library is used for. Every picture is closed by whoever answers. */
export interface HumanNets {
  prepare(): Answer<void>;
  locate(picture: ImageBitmap): Answer<FaceLook>;
  describe(picture: ImageBitmap, kind: PictureKind): Answer<Described | undefined>;
}

export interface FaceApiNets {
  prepare(): Answer<void>;
  /** @param box where another detector has seen the face: then nothing is searched for */
  describe(picture: ImageBitmap, kind: PictureKind, box?: FaceBox): Answer<Described | undefined>;
}

/** A call of one of their methods, as it travels to the worker. */
export interface NetCall {
  readonly method: string;
  readonly args: readonly unknown[];
}
