import { maskName } from '../../identity/mask.ts';
import { mrzZone } from '../../identity/mrz.ts';
import { localTime } from '../../kernel/time.ts';
import { ruleFor } from '../../policy/policy.ts';
import { mayEnrolFace, mayWithdrawFace, offersFace } from '../face-offer.ts';
import type { Moment } from '../next.ts';
import { phoneFormCode } from '../phone-form.ts';
import { consentItems, renewsToday, staffDuties, dutiesOf } from '../plan.ts';
import { passAnswer } from '../pass-claim.ts';
import type { Journey, KioskState, Step, StepOf } from '../state.ts';
import type { Screen } from '../status.ts';
import { typedKinds } from '../steps/document.ts';
import { mayAccept } from '../steps/document-mrz.ts';
import { mayType } from '../steps/phone.ts';
import { mayRate } from '../steps/rating-offer.ts';
import { visitRequest } from '../steps/saving.ts';
import { faceScreen } from './face-screen.ts';
import { purposeRow, summaryRows } from './summary.ts';

type VisitorStep = Exclude<Step, { name: `staff-${string}` | 'handwritten' | 'crew' }>;

/** As many as have room on the first screen; the next one takes the place of the first. */
const mostForms = 3;

/** The screens a visitor sees. Everything a bystander could read is masked here, before it leaves main. */
export function visitorScreen(state: KioskState, step: VisitorStep, moment: Moment): Screen {
  const { setting, journey } = state;
  const time = (at: Parameters<typeof localTime>[0]) => localTime(at, setting.site.timeZone);
  switch (step.name) {
    case 'home':
      return homeScreen(state);
    case 'phone-waiting':
      return { name: step.name, code: phoneFormCode(step.id) };
    case 'phone-card':
      return { name: step.name, canType: mayType(state) };
    case 'phone-opening':
      return { name: 'looking-up' };
    case 'reading':
    case 'looking-up':
    case 'saving':
    case 'printing':
      return { name: step.name };
    case 'card-problem':
      return {
        name: step.name,
        problem: step.problem,
        canType: step.leaving || setting.policy.typedDocument === 'visitor',
      };
    case 'pass-card':
      return { name: step.name, canType: setting.policy.typedDocument === 'visitor' };
    case 'pass-problem':
      return {
        name: step.name,
        ...passAnswer(step.failure),
        canType: setting.policy.typedDocument === 'visitor',
      };
    case 'document-kind':
      return { name: step.name, kinds: state.staff ? [...typedKinds, 'other'] : typedKinds };
    case 'document-mrz':
      return {
        name: step.name,
        value: step.lines,
        lines: mrzZone(step.lines).lines,
        fields: step.reading?.fields ?? [],
        mayAccept: mayAccept({ ...state, step }),
        ...(step.error && { error: step.error }),
      };
    case 'document-number':
    case 'document-name':
      return {
        name: step.name,
        kind: step.kind,
        value: step.value,
        ...(step.error && { error: step.error }),
      };
    case 'reservation':
      return journey?.reservation ? reservationScreen(state, journey) : { name: 'looking-up' };
    case 'welcome-back':
      return journey?.enrolment ? welcomeScreen(state, journey, moment) : { name: 'looking-up' };
    case 'notice': {
      const { version, processor, contact, points } = setting.policy.notice;
      const items = journey ? consentItems(setting, journey, moment.now) : [];
      return {
        name: step.name,
        version,
        processor,
        contact,
        points,
        items: items.map((item) => ({ item, ticked: step.ticked.includes(item) })),
      };
    }
    case 'field':
      return fieldScreen(state, step);
    case 'confirm': {
      const duties = journey && staffDuties(setting, journey, moment.now);
      return {
        name: step.name,
        rows: journey ? summaryRows(setting, visitRequest(setting, journey, moment), 'visitor') : [],
        category: journey?.category ?? 'short-term',
        // A guard who is signed in decides on the next screen; nobody has to come.
        needsReview:
          duties !== undefined &&
          ((duties.face && !offersFace(state)) || duties.review) &&
          state.staff === undefined,
      };
    }
    case 'face-choice':
    case 'face-check':
    case 'face-again':
    case 'face-enrol':
    case 'face-withdraw':
    case 'face-stored':
      return faceScreen(state, step, moment);
    case 'save-problem':
      return { name: step.name, problem: step.problem };
    case 'review': {
      const { review } = dutiesOf(step.case.visit, setting, moment.now);
      if (!review) return { name: 'face' };
      return { name: step.name, since: step.case.since, escalated: step.escalated };
    }
    case 'print-problem':
      return {
        name: step.name,
        problem: step.problem,
        badgeNumber: step.visit.badgeNumber,
        staffPresent: state.staff !== undefined,
      };
    case 'print-unconfirmed':
      return { name: step.name, badgeNumber: step.visit.badgeNumber };
    case 'done':
      return doneScreen(state, step);
    case 'rate':
      return {
        name: step.name,
        question: step.convenience === undefined ? 'convenience' : 'privacy',
        left: step.left,
      };
    case 'check-out':
      return { name: step.name, value: step.value, notFound: step.notFound };
    case 'already-inside':
    case 'check-out-confirm': {
      const { visit } = step;
      return {
        name: step.name,
        maskedName: maskName(visit.name),
        sinceTime: time(visit.checkedInAt ?? visit.registeredAt),
        badgeNumber: visit.badgeNumber,
      };
    }
  }
}

/** Large type leaves no room for a code, and whoever wants large type is better served here. */
function homeScreen({ setting, elder, phoneAddress, phoneForms }: KioskState): Screen {
  return {
    name: 'home',
    typedDocument: setting.policy.typedDocument === 'visitor',
    ...(phoneAddress !== undefined && !elder && { phoneAddress }),
    ...(phoneForms.length > 0 && {
      phoneForms: phoneForms.slice(0, mostForms).map(({ id }) => ({ id, code: phoneFormCode(id) })),
    }),
  };
}

function reservationScreen({ setting }: KioskState, { reservation }: Journey): Screen {
  if (!reservation) return { name: 'looking-up' };
  const { timeZone } = setting.site;
  return {
    name: 'reservation',
    maskedName: maskName(reservation.visitorName),
    host: reservation.host.name,
    department: reservation.host.department,
    purpose: purposeRow(setting.policy, reservation.purpose),
    fromTime: localTime(reservation.from, timeZone),
    untilTime: localTime(reservation.until, timeZone),
    companions: reservation.companions,
    category: reservation.category,
  };
}

function welcomeScreen(state: KioskState, journey: Journey, moment: Moment): Screen {
  const { setting } = state;
  const { enrolment } = journey;
  if (!enrolment) return { name: 'looking-up' };
  return {
    name: 'welcome-back',
    maskedName: maskName(enrolment.personName),
    company: enrolment.company,
    category: enrolment.category,
    until: enrolment.until,
    renews: renewsToday(setting, journey, moment.now),
    ...(mayWithdrawFace(state) && { face: 'enrolled' }),
    ...(mayEnrolFace(state, moment.now) && { face: 'may-enrol' }),
  };
}

function fieldScreen({ setting, journey }: KioskState, step: StepOf<'field'>): Screen {
  const { typed, draft } = journey ?? { typed: {}, draft: {} };
  const base = {
    name: 'field' as const,
    required: ruleFor(setting.policy, step.field)?.required ?? true,
    ...(step.error && { error: step.error }),
  };
  switch (step.field) {
    case 'host':
      return {
        ...base,
        field: 'host',
        query: typed.host ?? '',
        ...(draft.host && { chosen: draft.host.id }),
      };
    case 'purpose':
      return {
        ...base,
        field: 'purpose',
        choices: setting.policy.purposes,
        text: typed.purposeText ?? '',
        ...(draft.purpose !== undefined && { chosen: draft.purpose }),
      };
    case 'companions':
      return {
        ...base,
        field: 'companions',
        value: Number(typed.companions ?? 0),
        max: setting.policy.maxCompanions,
      };
    case 'expectedLeave':
      return {
        ...base,
        field: 'expectedLeave',
        choices: step.leaveChoices ?? [],
        ...(draft.expectedLeave !== undefined && { chosen: draft.expectedLeave }),
      };
    case 'phone':
    case 'company':
    case 'name':
      return { ...base, field: step.field, value: typed[step.field] ?? '' };
    case 'idNumber':
      return { ...base, field: 'name', value: '' };
  }
}

function doneScreen(state: KioskState, { kind, visit }: StepOf<'done'>): Screen {
  if (!visit) return { name: 'done', kind };
  return {
    name: 'done',
    kind,
    badgeNumber: visit.badgeNumber,
    ...(visit.badge === 'handwritten' && { handwritten: true }),
    ...(kind === 'checked-in' && mayRate(state) && { mayRate: true }),
    ...(visit.host && { host: visit.host.name, place: visit.host.place }),
  };
}
