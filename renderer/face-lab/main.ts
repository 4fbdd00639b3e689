import { createBuiltInEngine } from '../face/engine/built-in.ts';
import type { PictureKind } from '../face/engine/nets.ts';
import { decodePicture } from './decode-picture.ts';
import { measure, measureIdle } from './measure.ts';
import type { FaceLibrary } from './on-this-thread.ts';
import { valueOf } from './value-of.ts';
import { measureVerdicts } from './verdicts.ts';

const engine = createBuiltInEngine();

const inWorkers = {
  locate: async (picture: ImageBitmap) => valueOf(await engine.locate(picture)),
  describe: async (picture: ImageBitmap) => valueOf(await engine.describe(picture, 'live')),
};

/** More than a megabyte, so loaded by what needs it alone. */
const onThisThread = (library: FaceLibrary) =>
  import('./on-this-thread.ts').then(({ loadLibrary }) => loadLibrary(library));

/** What build/face/lab.ts asks for its tools and tests. Pictures are files in base64, faults are thrown by name. */
const lab = {
  prepare: async () => valueOf(await engine.prepare()).loadMs,
  locate: async (picture: string) => inWorkers.locate(await decodePicture(picture)),
  describe: async (picture: string, kind: PictureKind) =>
    valueOf(await engine.describe(await decodePicture(picture), kind)),
  measure: (what: 'locate' | 'describe', picture: string, times: number) =>
    measure(picture, times, inWorkers[what]),
  measureIdle,
  measureVerdicts: (fronts: readonly string[], portrait: string, times: number) =>
    measureVerdicts(engine, fronts, portrait, times),
  measurePlain: async (library: FaceLibrary, picture: string, times: number) =>
    measure(picture, times, (await onThisThread(library)).describe),
  fingerprints: async (library: FaceLibrary) => (await onThisThread(library)).fingerprints(),
};

Object.assign(globalThis, { lab });
