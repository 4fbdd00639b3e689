import { valueOf } from './value-of.ts';

export type FaceLibrary = 'human' | 'faceApi';

/** One library without its worker: what it costs a page to call it plainly. */
export interface LibraryHere {
  describe(picture: ImageBitmap): Promise<unknown>;
  fingerprints(): Promise<readonly (readonly number[])[]>;
}

/** One of the two for a page: both would share one tensor engine, and neither works then. */
export async function loadLibrary(library: FaceLibrary): Promise<LibraryHere> {
  const nets =
    library === 'human'
      ? (await import('../face/engine/human-nets.ts')).createHumanNets()
      : (await import('../face/engine/face-api-nets.ts')).createFaceApiNets();
  // Whatever the self-test says: fingerprints are taken when the stored ones are out of date.
  await nets.prepare();
  return {
    describe: async (picture) => valueOf(await nets.describe(picture, 'live')),
    fingerprints: nets.fingerprints,
  };
}
