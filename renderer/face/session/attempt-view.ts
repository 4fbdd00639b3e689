import { progressOf, type FaceSession } from '../../../domain/face/session.ts';
import type { ChallengeMove, FaceGuidance } from '../../../domain/face/vocabulary.ts';

/** What the visitor sees of an attempt: one thing to do, and how far it has come. No picture, no measure. */
export interface AttemptView {
  /** `preparing`: camera, engine and reference are made ready. `comparing`: nothing more is asked of the visitor. */
  readonly phase: 'preparing' | 'looking' | 'comparing';
  /** What is in the way just now; goes before the move. */
  readonly guidance?: FaceGuidance;
  /** What is asked just now; without it, to look straight ahead. */
  readonly move?: ChallengeMove;
  /** 0 to 1. */
  readonly progress: number;
}

export const preparing: AttemptView = { phase: 'preparing', progress: 0 };

export function viewOf(session: FaceSession): AttemptView {
  const { asks, shown } = session;
  return {
    phase: 'looking',
    progress: progressOf(session),
    ...(shown.guidance && { guidance: shown.guidance }),
    ...(asks !== 'front' && { move: asks }),
  };
}

/** Most looks change nothing that is seen; drawing is for those that do. */
export function isSameView(a: AttemptView, b: AttemptView): boolean {
  return a.phase === b.phase && a.guidance === b.guidance && a.move === b.move && a.progress === b.progress;
}
