import type { Config } from '@vladmandic/human';
import { modelFolder } from './model-files.ts';

/** Below this the mesh does not lie on a face. */
export const sureFace = 0.5;

/** Dots across the face; of fewer nothing can be said, and nobody stands before a kiosk so far away. */
export const leastWidth = 16;

/**
 * Detector and mesh; the net of descriptors is loaded too and called by hand, because the library keeps the last descriptor it
 * made. Antispoof and liveness stay out: they do not tell live from fake (facts/face.md section 5). No filter, no cache: every
 * frame is looked at, and nothing is written to the browser's database.
 */
export const humanSettings: Partial<Config> = {
  backend: 'wasm',
  wasmPath: modelFolder,
  modelBasePath: modelFolder,
  cacheModels: false,
  cacheSensitivity: 0,
  async: false,
  debug: false,
  warmup: 'none',
  filter: { enabled: false, return: false, autoBrightness: false },
  gesture: { enabled: false },
  body: { enabled: false },
  hand: { enabled: false },
  object: { enabled: false },
  segmentation: { enabled: false },
  face: {
    enabled: true,
    detector: { maxDetected: 4, minConfidence: 0.2, skipFrames: 0, skipTime: 0, rotation: false },
    mesh: { enabled: true },
    description: { enabled: true, skipFrames: 0, skipTime: 0 },
    iris: { enabled: false },
    attention: { enabled: false },
    emotion: { enabled: false },
    antispoof: { enabled: false },
    liveness: { enabled: false },
    gear: { enabled: false },
  },
};

/** Every look, once the nets are loaded. */
export const withoutDescription: Partial<Config> = { face: { description: { enabled: false } } };
