import { stay, withJourney, type Handler } from '../next.ts';
import { needsGuardian } from '../plan.ts';
import { saveVisit } from './saving.ts';
import { abandon, moveBack } from './walk.ts';

/** The last question: by camera or by a person. The touch on the camera is the separate consent (face rules art. 6). */
export const onFaceChoice: Handler<'face-choice'> = (state, event, moment) => {
  const { setting, journey } = state;
  if (event.type !== 'intent' || !journey) return stay(state);
  switch (event.intent.type) {
    case 'use-camera': {
      if (!setting.face) return saveVisit(state, moment);
      const faceConsent = {
        noticeVersion: setting.face.noticeVersion,
        at: moment.now,
        guardian: needsGuardian(setting, journey, moment.now),
        language: state.language,
      };
      return saveVisit(withJourney(state, { faceConsent }), moment);
    }
    case 'without-camera':
      return saveVisit(withJourney(state, { faceDeclined: true }), moment);
    case 'back':
      return moveBack(state, 'face-choice', moment);
    case 'cancel':
      return abandon(state, moment, 'visitor');
    default:
      return stay(state);
  }
};
