import type { FaceCheck } from '../../../domain/face/vocabulary.ts';
import { canonicalJson } from '../../../domain/ledger/canonical.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { VisitId } from '../../../domain/kernel/brand.ts';
import type { Actor, FaceDecision, ReviewDecision, VisitRecord } from '../../../domain/visit/records.ts';
import type { Journal } from '../journal.ts';

/** What a guard saw and decided. The guard is the actor, whoever stands at the screen. Inside a transaction. */
export function appendReview(journal: Journal, id: VisitId, review: ReviewDecision): void {
  const { at, face, ...said } = review;
  if (face) appendFace(journal, id, face);
  journal.append('visit.reviewed', subjectOf('visit', id), by(review), { ...said, decidedAt: at });
}

export function appendFace(journal: Journal, id: VisitId, face: FaceDecision): void {
  const { at, ...seen } = face;
  journal.append('face.decided', subjectOf('visit', id), by(face), { ...seen, decidedAt: at });
}

/** What the camera made of it. The visitor is the actor, or whoever helped. Inside a transaction. */
export function appendFaceCheck(journal: Journal, id: VisitId, check: FaceCheck, actor: Actor): void {
  journal.append('face.checked', subjectOf('visit', id), actor, check);
}

/** Whether the same has been said before, with the same consequence. */
export function isSettledAs({ faceCheck, state }: VisitRecord, check: FaceCheck, admits: boolean): boolean {
  return canonicalJson(faceCheck) === canonicalJson(check) && !(admits && state === 'awaiting-review');
}

function by(decision: Pick<ReviewDecision, 'by'>): Actor {
  return { kind: 'staff', staffId: decision.by };
}
