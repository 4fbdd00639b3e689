import { cue, endVisit, go, leave, stay, type Handler, type Moment, type Next } from '../next.ts';
import type { VisitRecord } from '../records.ts';
import type { KioskState, StepOf } from '../state.ts';
import { startReading } from './identify-card.ts';
import { askForRating, mayRate } from './rating-offer.ts';

/** The last screen. The journey is dropped at once; only what the screen still says is kept, for seconds. */
export function finish(
  state: KioskState,
  kind: StepOf<'done'>['kind'],
  visit: VisitRecord | undefined,
  moment: Moment,
): Next {
  const { journey: _journey, ...rest } = state;
  const happy = kind === 'checked-in' || kind === 'checked-out';
  return go(
    rest,
    { name: 'done', kind, since: moment.now, ...(visit && { visit }) },
    cue(happy ? 'done' : 'attention'),
  );
}

/** The next visitor in the queue need not wait for the screen to clear. */
export const onDone: Handler<'done'> = (state, event, moment) => {
  const over = event.type === 'time' && moment.now >= state.step.since + state.setting.delays.doneMs;
  if (over || (event.type === 'intent' && ['finish', 'cancel', 'back', 'next'].includes(event.intent.type))) {
    return endVisit(state, moment);
  }
  const wantsToRate = event.type === 'intent' && event.intent.type === 'open-rating';
  if (wantsToRate && state.step.kind === 'checked-in' && mayRate(state))
    return askForRating(state, false, moment);
  if (event.type === 'card-found') {
    const left = leave(state, moment);
    const read = startReading(left.state, moment, false);
    return { state: read.state, effects: [...left.effects, ...read.effects] };
  }
  return stay(state);
};
