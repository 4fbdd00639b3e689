import { after, type Instant } from '../../kernel/time.ts';
import { endVisit, go, leave, note, stay, type Handler, type Moment, type Next } from '../next.ts';
import type { VisitRecord } from '../records.ts';
import type { KioskState } from '../state.ts';
import { finish } from './done.ts';
import { startReading } from './identify-card.ts';
import { askForRating, mayRate } from './rating-offer.ts';

/** The visitor has left the house: a word of goodbye, with the two questions where the site asks them. */
export function goodbye(state: KioskState, visit: VisitRecord, moment: Moment): Next {
  return mayRate(state) ? askForRating(state, true, moment) : finish(state, 'checked-out', visit, moment);
}

/** When the screen goes by itself if nobody touches it. */
export function ratingEnds({ setting, elder }: KioskState, since: Instant): Instant {
  return after(since, elder ? setting.delays.elderRateMs : setting.delays.rateMs);
}

/** One touch each; whoever walks away has answered as well. */
export const onRate: Handler<'rate'> = (state, event, moment) => {
  const { step } = state;
  if (event.type === 'card-found') {
    const left = leave(state, moment);
    const read = startReading(left.state, moment, false);
    return { state: read.state, effects: [...left.effects, ...read.effects] };
  }
  if (event.type === 'time' && moment.now >= ratingEnds(state, step.since)) return endVisit(state, moment);
  if (event.type !== 'intent') return stay(state);
  const { intent } = event;
  switch (intent.type) {
    case 'rate': {
      if (step.convenience === undefined)
        return go(state, { ...step, since: moment.now, convenience: intent.score });
      const { convenience } = step;
      const given = note(state, { type: 'feedback.given', convenience, privacy: intent.score });
      const thanked = finish(state, 'thank-you', undefined, moment);
      return { ...thanked, effects: [given, ...thanked.effects] };
    }
    case 'back': {
      const { convenience, ...first } = step;
      return convenience === undefined ? endVisit(state, moment) : go(state, { ...first, since: moment.now });
    }
    case 'finish':
    case 'skip':
    case 'cancel':
      return endVisit(state, moment);
    default:
      return stay(state);
  }
};
