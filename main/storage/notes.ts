import { unreachable } from '../../domain/kernel/exhaustive.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { FactType } from '../../domain/ledger/catalogue.ts';
import { subjectOf, type Subject } from '../../domain/ledger/event.ts';
import type { Actor } from '../../domain/visit/records.ts';
import type { StorageContext } from './context.ts';
import type { NotedFact, StoreFault } from './store.ts';

/** Appends a fact that changes no table. */
export function note(context: StorageContext, fact: NotedFact, actor: Actor): Result<void, StoreFault> {
  const { journal } = context;
  const { type, subject, data } = split(fact, subjectOf('node', journal.node));
  // The catalogue checks the values; a member that does not fit is refused, not stored.
  const append = journal.append as (t: FactType, s: Subject, a: Actor, d: object) => unknown;
  const written = journal.commit(() => append(type, subject, actor, data));
  return written.ok ? ok() : written;
}

function split(fact: NotedFact, house: Subject): { type: FactType; subject: Subject; data: object } {
  switch (fact.type) {
    case 'staff.signed-out': {
      const { type, staffId, ...data } = fact;
      return { type, subject: subjectOf('staff', staffId), data };
    }
    case 'review.escalated': {
      const { type, visitId, ...data } = fact;
      return { type, subject: subjectOf('visit', visitId), data };
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
