import { ageOn, isExpired } from '../identity/document.ts';
import { localDay, type Instant } from '../kernel/time.ts';
import type { FaceCheck } from '../face/vocabulary.ts';
import type { FieldName } from '../policy/vocabulary.ts';
import type { VisitRecord } from './records.ts';
import type { Journey, Setting } from './state.ts';

/** One question to the visitor, in the order of the plan. */
export type PlanStep = 'reservation' | 'welcome-back' | 'notice' | FieldName | 'confirm' | 'face-choice';

/** Under this age a guardian agrees (PIPL art. 31). */
export const guardianAge = 14;

/**
 * The questions this visitor is asked, in order, given what the site demands and what is known already.
 * Whatever the reservation, the enrolment or the card answers is not asked again (WCAG 3.3.7).
 *
 * @param offersFace whether the visitor may choose the camera; see `face-offer.ts`
 */
export function planOf(
  setting: Setting,
  journey: Journey,
  now: Instant,
  offersFace = false,
): readonly PlanStep[] {
  const plan = questionsOf(setting, journey, now);
  if (!offersFace) return plan;
  // Who was asked nothing has nothing to confirm: choosing is the third touch, and the last (R02).
  const isKnown = journey.route === 'reserved' && fieldsToAsk(setting, journey).length === 0;
  return [...(isKnown ? plan.filter((step) => step !== 'confirm') : plan), 'face-choice'];
}

function questionsOf(setting: Setting, journey: Journey, now: Instant): readonly PlanStep[] {
  switch (journey.route) {
    case 'green-channel':
      return [];
    case 'reserved':
      return journey.agreedBefore
        ? ['reservation', ...fieldsToAsk(setting, journey), 'confirm']
        : ['reservation', 'notice', ...fieldsToAsk(setting, journey), 'confirm'];
    case 'enrolled':
      return needsNotice(setting, journey, now) && !journey.agreedBefore
        ? ['welcome-back', 'notice']
        : ['welcome-back'];
    case 'walk-in':
      return journey.agreedBefore
        ? [...fieldsToAsk(setting, journey), 'confirm']
        : ['notice', ...fieldsToAsk(setting, journey), 'confirm'];
  }
}

/** A temporary worker renews on every new day; a long-term partner's enrolment runs until its end (R04). */
export function renewsToday(setting: Setting, journey: Journey, now: Instant): boolean {
  const { enrolment } = journey;
  if (enrolment?.category !== 'temporary-worker') return false;
  return enrolment.renewedOn !== localDay(now, setting.site.timeZone);
}

/** An enrolled person has agreed before; a new text or a new day's renewal needs a new agreement. */
function needsNotice(setting: Setting, journey: Journey, now: Instant): boolean {
  return (
    renewsToday(setting, journey, now) ||
    journey.enrolment?.noticeVersion !== setting.policy.notice.version ||
    needsGuardian(setting, journey, now)
  );
}

function fieldsToAsk(setting: Setting, journey: Journey): readonly FieldName[] {
  return setting.policy.fields
    .map((rule) => rule.name)
    .filter((field) => field !== 'idNumber' && !isAnswered(journey, field));
}

function isAnswered(journey: Journey, field: FieldName): boolean {
  const { reservation, identity, answered } = journey;
  if (answered?.includes(field)) return true;
  switch (field) {
    case 'name':
      // A name typed without a document stays a question, so that the visitor can go back to it.
      return reservation !== undefined || (identity !== undefined && identity.number !== '');
    case 'phone':
    case 'host':
    case 'purpose':
    case 'companions':
    case 'expectedLeave':
    case 'company':
      return reservation !== undefined;
    case 'idNumber':
      return true;
  }
}

/** What a guard still has to do before a badge may be printed. */
export interface StaffDuties {
  readonly face: boolean;
  readonly review: boolean;
}

/**
 * Decides whether the visit is saved as checked in, or as waiting for a guard (R03, R14).
 *
 * @param check what the camera made of the visitor, where it was asked; only a match spares the guard's look
 */
export function staffDuties(
  setting: Setting,
  journey: Journey,
  now: Instant,
  check?: FaceCheck,
): StaffDuties {
  if (journey.route === 'green-channel') return { face: false, review: false };
  const { identity } = journey;
  const day = localDay(now, setting.site.timeZone);
  const high = setting.riskTier === 'high';
  return {
    face: high && !(check?.verdict === 'match' && setting.face?.onMatch === 'goes-on'),
    review:
      (journey.route === 'walk-in' && setting.policy.walkInReview === 'guard') ||
      (high && identity?.source !== 'chip') ||
      (identity !== undefined && isExpired(identity, day)),
  };
}

/** The duties of a visit that already waits in the ledger, decided again from what was saved with it. */
export function dutiesOf(visit: VisitRecord, setting: Setting, now: Instant): StaffDuties {
  const { request } = visit;
  const duties = staffDuties(
    { ...setting, riskTier: request.riskTier },
    {
      id: visit.id,
      route: request.route,
      category: request.category,
      typed: {},
      draft: {},
      ...(request.identity && { identity: request.identity }),
    },
    now,
    visit.faceCheck,
  );
  return visit.held ? { ...duties, review: true } : duties;
}

export function needsGuardian(setting: Setting, journey: Journey, now: Instant): boolean {
  const birthDate = journey.identity?.birthDate;
  return birthDate !== undefined && ageOn(birthDate, localDay(now, setting.site.timeZone)) < guardianAge;
}

/** What must be ticked before `agree` counts: never pre-ticked, never bundled (PIPL art. 29). */
export function consentItems(
  setting: Setting,
  journey: Journey,
  now: Instant,
): readonly (FieldName | 'guardian')[] {
  const separate = setting.policy.fields.filter((rule) => rule.separateConsent).map((rule) => rule.name);
  return needsGuardian(setting, journey, now) ? [...separate, 'guardian'] : separate;
}
