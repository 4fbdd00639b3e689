import type { VisitId } from '../kernel/brand.ts';
import type { Instant } from '../kernel/time.ts';
import type { Effect, KioskEvent, Note } from './effect.ts';
import type { Actor } from './records.ts';
import type { Journey, KioskState, Step, StepName, StepOf } from './state.ts';

/** What the outside world lends to one transition: the time, and an id in case a visit begins with it. */
export interface Moment {
  readonly now: Instant;
  readonly freshId: VisitId;
}

/** The outcome of one event. */
export interface Next {
  readonly state: KioskState;
  readonly effects: readonly Effect[];
}

export type At<N extends StepName> = KioskState & { readonly step: StepOf<N> };
export type Handler<N extends StepName> = (state: At<N>, event: KioskEvent, moment: Moment) => Next;

export const stay = (state: KioskState, ...effects: readonly Effect[]): Next => ({ state, effects });

export const go = (state: KioskState, step: Step, ...effects: readonly Effect[]): Next => ({
  state: { ...state, step },
  effects,
});

export const cue = (name: 'card-ok' | 'problem' | 'attention' | 'done'): Effect => ({
  type: 'cue',
  cue: name,
});

export const note = (state: KioskState, fact: Note): Effect => ({
  type: 'note',
  note: fact,
  actor: actorOf(state),
});

/** Asks the world a numbered question and moves to the step that waits for the answer. */
export function ask(state: KioskState, question: (ticket: number) => { step: Step; effect: Effect }): Next {
  const ticket = state.lastTicket + 1;
  const { step, effect } = question(ticket);
  return go({ ...state, lastTicket: ticket }, step, effect);
}

/** The person answerable for what happens now: signed-in staff, else the visitor. */
export function actorOf(state: KioskState): Actor {
  return state.staff ? { kind: 'staff', staffId: state.staff.id } : { kind: 'visitor' };
}

export function withJourney<S extends KioskState>(state: S, change: Partial<Journey>): S {
  return state.journey ? { ...state, journey: { ...state.journey, ...change } } : state;
}

/**
 * Wipes the visit: back to the first screen in the first language, with nothing of the person left. A setting that
 * changed meanwhile takes effect now.
 */
export function leave(state: KioskState, moment: Moment, ...effects: readonly Effect[]): Next {
  return stay(cleared(state, moment), ...effects, ...signOut(state, 'staff'), ...forgottenCard(state));
}

/** Nobody answered: as `leave`, but the record says that staff did not sign out themselves. */
export function leaveByIdle(state: KioskState, moment: Moment, ...effects: readonly Effect[]): Next {
  return stay(cleared(state, moment), ...effects, ...signOut(state, 'idle'), ...forgottenCard(state));
}

/** Ends one visit: staff who signed in to work go back to their menu, everybody else to the first screen. */
export function endVisit(state: KioskState, moment: Moment, ...effects: readonly Effect[]): Next {
  if (state.staff?.purpose !== 'menu') return leave(state, moment, ...effects);
  const { journey: _journey, nextSetting, ...rest } = state;
  const setting = nextSetting ?? state.setting;
  return countQueues({ ...rest, setting, step: { name: 'staff-menu' } }, ...effects);
}

function cleared(state: KioskState, moment: Moment): KioskState {
  const { journey: _journey, staff: _staff, nextSetting, idleWarningAt: _warning, ...kept } = state;
  return {
    ...kept,
    setting: nextSetting ?? state.setting,
    language: 'zh-CN',
    elder: false,
    helpCalled: false,
    lastTouchAt: moment.now,
    step: { name: 'home' },
  };
}

export function signOut(state: KioskState, by: 'staff' | 'idle'): readonly Effect[] {
  return state.staff ? [note(state, { type: 'staff.signed-out', staffId: state.staff.id, by })] : [];
}

const forgottenCard = (state: KioskState): readonly Effect[] =>
  state.cardOnReader ? [cue('attention')] : [];

/** Asks for the lists of waiting work without leaving the present step; only the staff menu shows their lengths. */
export function countQueues(state: KioskState, ...effects: readonly Effect[]): Next {
  const ticket = state.lastTicket + 1;
  return stay({ ...state, lastTicket: ticket }, ...effects, { type: 'load-queues', ticket });
}
