import type { CameraHealth } from '../../../domain/visit/status.ts';

/** Tells how the camera is, and why in words for a technician. */
export type CameraListener = (health: CameraHealth, detail?: string) => void;

/**
 * A camera that looks at the visitor. Pictures never come here: they are looked at in the window and forgotten there
 * (docs/decisions/0008). Main says which camera is used, when, and knows how it is.
 */
export interface Camera {
  start(): void;
  onHealth(listener: CameraListener): () => void;
  stop(): Promise<void>;
}
