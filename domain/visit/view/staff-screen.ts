import { mayConfigureDevices } from '../../access/roles.ts';
import { maskName } from '../../identity/mask.ts';
import { isExpired, type IdentityDocument } from '../../identity/document.ts';
import { localDay } from '../../kernel/time.ts';
import { rejectReasons, releaseReasons, skipReasons, type VisitRecord } from '../records.ts';
import type { KioskState, ReviewCase, Step } from '../state.ts';
import { linkAlerts } from '../site-link.ts';
import type { ListItem, Screen, StaffAlert } from '../status.ts';
import { reasonsFor } from '../steps/review.ts';
import type { Moment } from '../next.ts';
import { summaryRows } from './summary.ts';

type StaffStep = Extract<Step, { name: `staff-${string}` | 'handwritten' | 'crew' }>;

/** The screens behind a staff sign-in. Names are unmasked only where a guard has to compare them. */
export function staffScreen(state: KioskState, step: StaffStep, moment: Moment): Screen {
  switch (step.name) {
    case 'staff-sign-in':
      return {
        name: step.name,
        why: step.why,
        staffCode: step.code,
        pinLength: step.pin.length,
        checking: step.ticket !== undefined,
        ...(step.error && { error: step.error }),
        ...(step.lockedUntil !== undefined && { lockedUntil: step.lockedUntil }),
      };
    case 'staff-menu':
      return {
        name: step.name,
        ...state.queues,
        alerts: [
          ...state.deviceAlerts,
          ...linkAlerts(state.link, moment.now),
          ...stockAlerts(state),
          ...(state.setting.site.alerts ?? []),
        ],
        ...(state.link.state !== 'alone' && { link: state.link }),
        faces: state.setting.face !== undefined,
      };
    case 'staff-devices':
      return {
        name: step.name,
        mayConfigure: state.staff !== undefined && mayConfigureDevices(state.staff.role),
      };
    case 'staff-reviews':
    case 'staff-badges':
      return { name: step.name, items: step.visits.map(listItem) };
    case 'staff-face':
      return {
        name: step.name,
        rows: summaryRows(state.setting, step.case.visit.request, 'guard').filter(
          ({ field }) => field === 'name' || field === 'idNumber',
        ),
        ...documentFacts(state, step.case, moment),
        ...(step.case.visit.faceCheck && { check: step.case.visit.faceCheck }),
        pictures: hasPictures(state, step.case),
      };
    case 'staff-face-reason':
      return {
        name: step.name,
        verdict: step.verdict,
        reasons: reasonsFor(step.verdict),
      };
    case 'staff-faces':
      return { name: step.name };
    case 'crew':
      return {
        name: step.name,
        direction: step.direction,
        busy: step.work !== undefined,
        counts: step.counts,
        printing: step.printing.length,
        unprinted: step.unprinted,
        ...(step.last && { last: step.last }),
        ...(step.printProblem && { problem: step.printProblem }),
      };
    case 'staff-review': {
      const { request } = step.case.visit;
      return {
        name: step.name,
        rows: summaryRows(state.setting, request, 'guard'),
        typed: showsDocument(request.identity) && request.identity.source === 'typed',
        skipped: (request.assistance?.skipped ?? []).map((one) => one.field),
        held: step.case.visit.held !== undefined,
        ...documentFacts(state, step.case, moment),
      };
    }
    case 'staff-reject':
      return { name: step.name, reasons: rejectReasons };
    case 'staff-release':
      return { name: step.name, reasons: releaseReasons };
    case 'staff-skip':
      return { name: step.name, field: step.part, reasons: skipReasons };
    case 'staff-badge':
      return {
        name: step.name,
        badgeNumber: step.visit.badgeNumber,
        maskedName: maskName(step.visit.name),
        ...(step.problem && { problem: step.problem }),
      };
    case 'handwritten':
      return { name: step.name, value: step.value, ...(step.error && { error: step.error }) };
  }
}

function listItem(visit: VisitRecord): ListItem {
  return {
    id: visit.id,
    maskedName: maskName(visit.name),
    badgeNumber: visit.badgeNumber,
    since: visit.registeredAt,
    ...(visit.held && { held: true }),
  };
}

/** Pictures live as long as the visitor waits; whoever is taken from the list later is compared by their document. */
const hasPictures = ({ journey }: KioskState, { from }: ReviewCase): boolean =>
  from === 'waiting' && (journey?.portrait === true || journey?.faceConsent !== undefined);

const stockAlerts = ({ faceStock, setting }: KioskState): readonly StaffAlert[] =>
  faceStock === 'few' || !setting.face ? [] : [{ key: `face.${faceStock}` }];

/** A name typed without a document, or no identity at all, has nothing a guard could ask to see. */
function showsDocument(identity: IdentityDocument | undefined): identity is IdentityDocument {
  return identity !== undefined && identity.number !== '';
}

function documentFacts(state: KioskState, { visit }: ReviewCase, moment: Moment) {
  const { identity } = visit.request;
  const day = localDay(moment.now, state.setting.site.timeZone);
  return {
    expired: identity !== undefined && isExpired(identity, day),
    ...(showsDocument(identity) && { document: identity.kind }),
  };
}
