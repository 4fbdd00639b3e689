import type { IdentityDocument } from '../../identity/document.ts';
import { cue, go, stay, type At, type Moment, type Next } from '../next.ts';
import type { PassClaim, PassFailure, PassOutcome } from '../pass-claim.ts';
import type { Journey, KioskState, Step } from '../state.ts';
import { isSameName, isSameNumber } from './same-person.ts';
import { beginPlan } from './walk.ts';

/** The answer to `check-pass`. */
export function passChecked(state: At<'looking-up'>, outcome: PassOutcome, moment: Moment): Next {
  const { leaving } = state.step;
  switch (outcome.type) {
    case 'failed':
      return refuse(state, outcome.failure);
    case 'inside':
      return leaving
        ? go(state, { name: 'check-out-confirm', visit: outcome.visit, means: 'pass' })
        : go(state, { name: 'already-inside', visit: outcome.visit, means: 'pass' });
    case 'claim': {
      if (leaving) return go(state, { name: 'check-out', value: '', notFound: true }, cue('problem'));
      const identity = state.journey?.identity;
      if (identity) return usePass(state, outcome.claim, identity, moment);
      // The pass says who was agreed on, only the card says who stands here.
      if (state.setting.riskTier === 'high')
        return go(state, { name: 'pass-card', claim: outcome.claim }, cue('card-ok'));
      return begin(state, outcome.claim, {}, moment);
    }
  }
}

/** The card to the pass is there, or was before it. */
export function usePass(
  state: At<'looking-up'>,
  claim: PassClaim,
  identity: IdentityDocument,
  moment: Moment,
): Next {
  if (!isClaimOf(claim, identity)) return refuse(state, 'other-person');
  const { journey, step } = state;
  const isFromCard = step.by === 'document';
  const kept: Partial<Journey> = isFromCard
    ? { ...(step.portrait && { portrait: step.portrait }) }
    : {
        ...(journey?.consent && { consent: journey.consent, agreedBefore: true }),
        ...(journey?.portrait && { portrait: journey.portrait }),
      };
  return begin(state, claim, { ...kept, identity }, moment);
}

function begin(state: KioskState, claim: PassClaim, kept: Partial<Journey>, moment: Moment): Next {
  const { passId, reservation, enrolment } = claim;
  const common = {
    id: state.journey?.id ?? moment.freshId,
    typed: {},
    draft: {},
    passId,
    ...(state.journey?.assistance && { assistance: state.journey.assistance }),
    ...kept,
  };
  if (reservation) {
    const journey: Journey = { ...common, route: 'reserved', category: reservation.category, reservation };
    return withCue(beginPlan({ ...state, journey }, moment));
  }
  if (!enrolment) return stay(state);
  const journey: Journey = { ...common, route: 'enrolled', category: enrolment.category, enrolment };
  return withCue(beginPlan({ ...state, journey }, moment));
}

const withCue = ({ state, effects }: Next): Next => ({ state, effects: [cue('card-ok'), ...effects] });

/** Whether the pass was made out to the person of this document, by number where both have one. */
function isClaimOf({ reservation, enrolment }: PassClaim, { name, number }: IdentityDocument): boolean {
  const known = reservation?.idNumber ?? enrolment?.idNumber;
  if (known && number) return isSameNumber(known, number);
  return isSameName(name, reservation?.visitorName ?? enrolment?.personName ?? '');
}

/** No pass that opens something; the card or the pass may be shown once more. */
export function refuse(state: At<'looking-up'>, failure: PassFailure): Next {
  const { back, claim } = state.step;
  const asked: Step = claim ? { name: 'pass-card', claim } : { name: 'home' };
  return go(state, { name: 'pass-problem', failure, back: back ?? asked }, cue('problem'));
}
