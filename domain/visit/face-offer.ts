import type { FaceReferenceKind } from '../face/vocabulary.ts';
import type { Instant } from '../kernel/time.ts';
import { needsGuardian } from './plan.ts';
import type { Journey, KioskState } from './state.ts';

/** With what the camera could compare this visitor; nothing where neither card nor enrolment brought a face. */
export function faceReferenceOf({ enrolment, portrait }: Journey): FaceReferenceKind | undefined {
  if (enrolment?.faceEnrolled) return 'enrolled';
  return portrait ? 'chip' : undefined;
}

/** Whether faces are in use here and now: the site has switched them on, demands the check, and the camera works. */
function facesInUse({ setting, camera }: KioskState): boolean {
  return setting.face !== undefined && setting.riskTier === 'high' && camera === 'ready';
}

/**
 * Whether this visitor is asked if the camera or a person shall compare. Not with staff beside them, who are that person.
 */
export function offersFace(state: KioskState): boolean {
  const { journey, staff } = state;
  if (!journey || staff || !facesInUse(state)) return false;
  if (journey.route === 'green-channel' || journey.assistance) return false;
  return faceReferenceOf(journey) !== undefined;
}

/**
 * Whether a long-term partner may have a face kept: the card's picture, or staff, must vouch that it is theirs. Never a child's.
 */
export function mayEnrolFace(state: KioskState, now: Instant): boolean {
  const { journey, setting, staff, faceStock } = state;
  const { enrolment } = journey ?? {};
  if (!setting.face?.enrolment || !facesInUse(state) || faceStock === 'full') return false;
  if (enrolment?.category !== 'long-term-partner' || enrolment.faceEnrolled) return false;
  if (!journey || needsGuardian(setting, journey, now)) return false;
  // Where a guard confirms every match, none is kept on the machine's word either.
  return staff !== undefined || (journey.portrait === true && setting.face.onMatch === 'goes-on');
}

/**
 * Whether the person before the kiosk may have their stored face erased, and is told that there is one. Anybody can type a
 * number: then staff have to stand beside them.
 */
export function mayWithdrawFace({ journey, staff }: KioskState): boolean {
  if (!journey?.enrolment?.faceEnrolled) return false;
  return journey.identity?.source !== 'typed' || staff !== undefined;
}
