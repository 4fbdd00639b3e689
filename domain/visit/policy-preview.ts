import type { EnrolmentId, HostId, ReservationId, VisitId } from '../kernel/brand.ts';
import { addDays, localDay, type Instant } from '../kernel/time.ts';
import { defaultDelays } from './delays.ts';
import { planOf, staffDuties, type PlanStep } from './plan.ts';
import type { Enrolment, Host } from './records.ts';
import type { Journey, Setting } from './state.ts';

/** Ways in which people come to a kiosk, as somebody who writes the rules thinks of them. */
export const previewCases = [
  'reserved-card',
  'walk-in-card',
  'walk-in-typed',
  'partner',
  'worker',
  'green-channel',
] as const;
export type PreviewCase = (typeof previewCases)[number];

export type PreviewStep = PlanStep | 'guard-face' | 'guard-review' | 'staff-opens' | 'badge';

export interface Preview {
  readonly case: PreviewCase;
  /** In order, from the first question to the badge. */
  readonly steps: readonly PreviewStep[];
}

/**
 * What the kiosk asks of whom under these rules: computed by the kiosk's own plan, so that it cannot say something else. A camera is
 * left out: it only ever spares the guard's look.
 */
export function previewOf(
  rules: Pick<Setting, 'policy' | 'riskTier'> & { readonly timeZone: string },
  now: Instant,
): readonly Preview[] {
  const text = { 'zh-CN': '', en: '' };
  const { timeZone, riskTier, policy } = rules;
  const site = { id: 'preview', name: text, helpDesk: text, timeZone, simulated: false };
  const setting: Setting = { site, riskTier, policy, delays: defaultDelays };
  return previewCases.map((name) => {
    const journey = journeyOf(name, setting, now);
    const plan = planOf(setting, journey, now);
    const duties = staffDuties(setting, journey, now);
    return {
      case: name,
      steps: [
        ...(name === 'green-channel' ? (['staff-opens'] as const) : []),
        ...plan,
        ...(duties.face ? (['guard-face'] as const) : []),
        ...(duties.review ? (['guard-review'] as const) : []),
        'badge',
      ],
    };
  });
}

function journeyOf(name: PreviewCase, setting: Setting, now: Instant): Journey {
  const base = { id: 'preview' as VisitId, category: 'short-term', typed: {}, draft: {} } as const;
  const card = { kind: 'citizen-id', number: 'X', name: 'X', sex: 'unknown' } as const;
  const chip = { ...card, source: 'chip' } as const;
  switch (name) {
    case 'reserved-card':
      return { ...base, route: 'reserved', identity: chip, reservation: reservationAt(now) };
    case 'walk-in-card':
      return { ...base, route: 'walk-in', identity: chip };
    case 'walk-in-typed':
      return { ...base, route: 'walk-in', identity: { ...card, number: '', source: 'typed' } };
    case 'partner': {
      const enrolment = enrolmentOf('long-term-partner', setting, now);
      return { ...base, route: 'enrolled', category: enrolment.category, identity: chip, enrolment };
    }
    case 'worker': {
      const enrolment = enrolmentOf('temporary-worker', setting, now);
      return { ...base, route: 'enrolled', category: enrolment.category, identity: chip, enrolment };
    }
    case 'green-channel':
      return { ...base, route: 'green-channel', category: 'emergency' };
  }
}

const nobody: Host = {
  id: 'preview' as HostId,
  name: '',
  department: { 'zh-CN': '', en: '' },
  place: { 'zh-CN': '', en: '' },
};

function reservationAt(now: Instant) {
  return {
    id: 'preview' as ReservationId,
    category: 'short-term',
    visitorName: 'X',
    host: nobody,
    purpose: '',
    companions: 0,
    from: now,
    until: now,
  } as const;
}

/** Somebody who has agreed to the present notice before; a worker's card of today is still to come. */
function enrolmentOf(category: Enrolment['category'], { site, policy }: Setting, now: Instant): Enrolment {
  const today = localDay(now, site.timeZone);
  return {
    ...{ id: 'preview' as EnrolmentId, category, personName: 'X', idNumber: 'X', company: '', host: nobody },
    ...{ from: addDays(today, -1), until: addDays(today, 30), renewedOn: addDays(today, -1) },
    noticeVersion: policy.notice.version,
  };
}
