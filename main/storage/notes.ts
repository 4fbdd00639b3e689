import { unreachable } from '../../domain/kernel/exhaustive.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { FactType } from '../../domain/ledger/catalogue.ts';
import { subjectOf, type Subject } from '../../domain/ledger/event.ts';
import type { Actor } from '../../domain/visit/records.ts';
import { timeOrderedId } from '../../crypto/time-ordered-id.ts';
import type { StorageContext } from './context.ts';
import type { NotedFact, StoreFault } from './store.ts';

/** Appends a fact that changes no table. */
export function note(context: StorageContext, fact: NotedFact, actor: Actor): Result<void, StoreFault> {
  const { journal, now, randomBytes } = context;
  const freshId = timeOrderedId(now(), randomBytes);
  const { type, subject, data } = split(fact, subjectOf('node', journal.node), freshId);
  // The catalogue checks the values; a member that does not fit is refused, not stored.
  const append = journal.append as (t: FactType, s: Subject, a: Actor, d: object) => unknown;
  const written = journal.commit(() => append(type, subject, actor, data));
  return written.ok ? ok() : written;
}

function split(
  fact: NotedFact,
  house: Subject,
  freshId: string,
): { type: FactType; subject: Subject; data: object } {
  switch (fact.type) {
    case 'staff.signed-out': {
      const { type, staffId, ...data } = fact;
      return { type, subject: subjectOf('staff', staffId), data };
    }
    case 'review.escalated': {
      const { type, visitId, ...data } = fact;
      return { type, subject: subjectOf('visit', visitId), data };
    }
    // Tied to no visit and no person; the id only tells one rating from another.
    case 'feedback.given': {
      const { type, ...data } = fact;
      return { type, subject: subjectOf('feedback', freshId), data: { ...data, place: 'kiosk' } };
    }
    case 'help.called':
    case 'visit.abandoned':
    case 'policy.applied':
    case 'device.fault':
    case 'device.recovered':
    case 'face.configured':
    case 'kiosk.started': {
      const { type, ...data } = fact;
      return { type, subject: house, data };
    }
    default:
      return unreachable(fact);
  }
}
