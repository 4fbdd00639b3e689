import type { VisitId } from '../../kernel/brand.ts';
import type { Holder } from '../../screening/vocabulary.ts';
import { countQueues, stay, type Moment, type Next } from '../next.ts';
import type { KioskEvent } from '../effect.ts';
import type { ReviewDecision, VisitRecord } from '../records.ts';
import type { KioskState, Step } from '../state.ts';
import { finish } from './done.ts';
import { request } from './work.ts';

/** What the site server tells of a visit of this kiosk; `undefined` for every other event. */
export function onElsewhere(state: KioskState, event: KioskEvent, moment: Moment): Next | undefined {
  switch (event.type) {
    case 'visit-decided-elsewhere':
      return decided(state, event.visitId, event.decision, moment);
    case 'visit-held':
      return stay({ ...state, step: marked(state.step, event.visitId, event.by) });
    default:
      return undefined;
  }
}

/** A guard decided on their handheld: whoever waits here goes on, and nobody here need decide any more. */
function decided(
  state: KioskState,
  visitId: VisitId,
  decision: ReviewDecision['decision'],
  moment: Moment,
): Next {
  const { visit, isOpen } = openCase(state.step, visitId);
  if (isOpen && decision === 'rejected') return finish(state, 'see-staff', visit, moment);
  if (isOpen) return request(state, { type: 'settle-reviewed', visitId }, moment);
  const listed = { ...state, step: withoutListed(state.step, visitId) };
  const { name } = listed.step;
  const isCounted = name === 'staff-menu' || name === 'staff-reviews';
  if (decision === 'rejected') return isCounted ? countQueues(listed) : stay(listed);
  // The visitor has gone to the desk, or is a crew's: the badge waits in the list.
  const ticket = state.lastTicket + 1;
  const settle = { type: 'settle-reviewed', ticket, visitId } as const;
  const next = { ...listed, lastTicket: ticket };
  return isCounted ? countQueues(next, settle) : stay(next, settle);
}

/** Whether the visitor or a guard is at this very visit just now. */
function openCase(step: Step, id: VisitId): { readonly isOpen: boolean; readonly visit?: VisitRecord } {
  switch (step.name) {
    case 'review':
    case 'staff-face':
    case 'staff-face-reason':
    case 'staff-review':
    case 'staff-reject':
    case 'staff-release':
      return { isOpen: step.case.visit.id === id, visit: step.case.visit };
    case 'face-check':
    case 'face-again': {
      const { task } = step;
      return task.kind === 'visit' ? { isOpen: task.visit.id === id, visit: task.visit } : { isOpen: false };
    }
    case 'saving':
    case 'save-problem': {
      const { work } = step;
      return { isOpen: (work.type === 'review' || work.type === 'settle-face') && work.visitId === id };
    }
    case 'staff-sign-in':
      return openCase(step.back, id);
    default:
      return { isOpen: false };
  }
}

/** A person has to decide now: whoever looks at this visit must see it. */
function marked(step: Step, id: VisitId, held: Holder): Step {
  const mark = (visit: VisitRecord): VisitRecord =>
    visit.id === id && visit.held !== 'watchlist' ? { ...visit, held } : visit;
  switch (step.name) {
    case 'review':
    case 'staff-face':
    case 'staff-face-reason':
    case 'staff-review':
    case 'staff-reject':
    case 'staff-release':
      return { ...step, case: { ...step.case, visit: mark(step.case.visit) } };
    case 'face-check':
    case 'face-again':
      return step.task.kind === 'visit'
        ? { ...step, task: { ...step.task, visit: mark(step.task.visit) } }
        : step;
    case 'staff-reviews':
    case 'staff-badges':
      return { ...step, visits: step.visits.map(mark) };
    case 'staff-sign-in':
      return { ...step, back: marked(step.back, id, held) };
    default:
      return step;
  }
}

const withoutListed = (step: Step, id: VisitId): Step =>
  step.name === 'staff-reviews' ? { ...step, visits: step.visits.filter((visit) => visit.id !== id) } : step;
