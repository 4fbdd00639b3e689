import { mayEnrolFace } from '../face-offer.ts';
import { actorOf, cue, go, stay, withJourney, type Handler, type Next } from '../next.ts';
import type { KioskState } from '../state.ts';
import { startFaceCheck } from './face-check.ts';
import { request } from './work.ts';

/** A long-term partner may have a face kept for the next visits: a consent of its own, apart from today's check. */
export const onFaceEnrol: Handler<'face-enrol'> = (state, event, moment) => {
  const { setting, journey } = state;
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'use-camera': {
      if (!journey?.enrolment || !setting.face || !mayEnrolFace(state, moment.now))
        return go(state, { name: 'face-stored', outcome: 'not-finished' }, cue('problem'));
      const consent = {
        noticeVersion: setting.face.noticeVersion,
        at: moment.now,
        // A child's face is never kept.
        guardian: false,
        language: state.language,
      };
      return startFaceCheck(state, { kind: 'enrol', enrolmentId: journey.enrolment.id, consent }, moment);
    }
    case 'without-camera':
    case 'back':
    case 'cancel':
      return go(state, { name: 'welcome-back' });
    default:
      return stay(state);
  }
};

export const onFaceWithdraw: Handler<'face-withdraw'> = (state, event, moment) => {
  const { journey } = state;
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'withdraw-face':
      if (!journey?.enrolment) return go(state, { name: 'welcome-back' });
      return request(
        state,
        { type: 'withdraw-face', enrolmentId: journey.enrolment.id, actor: actorOf(state) },
        moment,
      );
    case 'back':
    case 'cancel':
      return go(state, { name: 'welcome-back' });
    default:
      return stay(state);
  }
};

export const onFaceStored: Handler<'face-stored'> = (state, event) => {
  if (event.type !== 'intent') return stay(state);
  const goesOn = ['next', 'finish', 'back', 'cancel'].includes(event.intent.type);
  return goesOn ? go(state, { name: 'welcome-back' }) : stay(state);
};

/** Storage has answered; the visit knows from now on whether there is a face. */
export function faceStored(state: KioskState, outcome: 'enrolled' | 'full' | 'withdrawn'): Next {
  const { journey } = state;
  const enrolment = journey?.enrolment;
  const known = enrolment
    ? withJourney(state, { enrolment: { ...enrolment, faceEnrolled: outcome === 'enrolled' } })
    : state;
  return go(known, { name: 'face-stored', outcome }, cue(outcome === 'full' ? 'problem' : 'done'));
}
