import type { RequestFlaw } from '../../domain/reservation/check-request.ts';
import type { ReviewRefusal } from '../../domain/reservation/review.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { failure } from '../http/failure.ts';

/** The value, or the refusal that the page has words for. */
export function taken<T>(result: Result<T, RequestFlaw>): T {
  if (result.ok) return result.value;
  const { key, fields, details } = result.error;
  throw failure(400, key, { fields, ...(details && { details }) });
}

const statuses: Readonly<Record<ReviewRefusal, readonly [status: number, key: string]>> = {
  'already-decided': [409, 'already-decided'],
  closed: [409, 'not-open'],
  'not-open': [409, 'not-open'],
  'too-early': [409, 'not-open'],
  'not-yours': [403, 'not-yours'],
  'same-person': [403, 'same-person'],
};

export function allowed<T>(result: Result<T, ReviewRefusal>): T {
  if (result.ok) return result.value;
  const [status, key] = statuses[result.error];
  throw failure(status, key);
}
