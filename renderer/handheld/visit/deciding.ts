import type { ReviewAsked, VisitDetail } from '../../../server/contract/guard.ts';

/** A decision on its way: what was answered so far is what will be sent. */
export type Deciding = ReviewAsked;

/**
 * What still has to be answered before it may be sent, the same as the server asks: whether it is the person (a high tier), why one
 * thinks so beside a camera that did not agree, and the reason of a refusal or of letting in somebody held.
 */
export function nextQuestion(
  { mustCompare, camera, hold, held }: Pick<VisitDetail, 'mustCompare' | 'camera' | 'hold' | 'held'>,
  { decision, face, reason }: Deciding,
): 'compare' | 'face-reason' | 'reason' | undefined {
  if (decision === 'approved' && mustCompare && !face) return 'compare';
  const agrees = camera === undefined || (camera === 'match' && face?.verdict === 'same-person');
  if (face && !agrees && face.reason === undefined) return 'face-reason';
  const isReasonDue = decision === 'rejected' || held || hold !== undefined;
  return isReasonDue && reason === undefined ? 'reason' : undefined;
}
