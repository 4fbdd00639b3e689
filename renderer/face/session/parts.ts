import { create } from 'zustand';
import type { Result } from '../../../domain/kernel/result.ts';
import type { FaceSetup } from '../../../preload/contract/face.ts';
import type { EngineFault, FaceEngine } from '../engine/port.ts';

/** What an attempt needs of the window; there as long as the site uses faces. */
export interface FaceParts {
  readonly setup: FaceSetup;
  /** Ready, or why not; while it is loading, soon. */
  readonly engine: () => Promise<Result<FaceEngine, EngineFault>>;
  readonly onFault: (fault: EngineFault) => void;
}

export const useFaceParts = create<{ readonly parts: FaceParts | undefined }>(() => ({ parts: undefined }));
