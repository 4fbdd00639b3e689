import { localDay, type Instant } from '../../../domain/kernel/time.ts';
import { needsGuardian, personFields } from '../../../domain/reservation/check-request.ts';
import { kindOfNumber } from '../../../domain/identity/document-number.ts';
import type { FieldName } from '../../../domain/policy/vocabulary.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import { consentErrors } from '../shared/consent.tsx';
import { personErrors, ruleOf, type PersonDraft } from '../shared/person.ts';
import { purposeErrors } from '../shared/purpose-field.tsx';
import { whenErrors } from '../shared/when.ts';
import type { Companion, Draft } from './draft.ts';

/** One group of questions at a time. */
export const stepNames = ['host', 'time', 'you', 'companions', 'consent', 'check'] as const;
export type StepName = (typeof stepNames)[number];
export type StepErrors = Readonly<Record<string, string | undefined>>;

/** The steps of this site: one that asks nothing is left out. */
export function stepsOf(site: PortalSite): readonly StepName[] {
  const comesAlong = ruleOf(site.fields, 'companions') && site.reservation.maxGroup > 1;
  return stepNames.filter((step) => step !== 'companions' || comesAlong);
}

/** What is wrong with one step, by field. */
export function stepErrors(site: PortalSite, draft: Draft, step: StepName, now: Instant): StepErrors {
  switch (step) {
    case 'host':
      return { ...(draft.hostId === '' && { hostId: 'host-not-chosen' }), ...purposeErrors(site, draft) };
    case 'time':
      return { ...whenErrors(site, draft, now) };
    case 'you':
      return { ...personErrors(site.fields, draft, true), ...emailErrors(site, draft) };
    case 'companions':
      return companionErrors(site, draft);
    case 'consent':
      return consentErrors(ticksOf(site, draft), guardianOf(site, draft, now), draft);
    case 'check':
      return {};
  }
}

/** The first step, before `until`, that is not in order. */
export function firstOpenStep(
  site: PortalSite,
  draft: Draft,
  until: StepName,
  now: Instant,
): StepName | undefined {
  const steps = stepsOf(site);
  return steps
    .slice(0, steps.indexOf(until))
    .find((step) => Object.values(stepErrors(site, draft, step, now)).some((error) => error !== undefined));
}

/** Fields that want a tick of their own and have an answer. */
export function ticksOf(site: PortalSite, person: PersonDraft): readonly FieldName[] {
  const isEmpty = (field: FieldName) =>
    personFields.some((one) => one === field && person[one].trim() === '');
  return site.fields
    .filter(({ name, separateConsent }) => separateConsent && !isEmpty(name))
    .map(({ name }) => name);
}

export function guardianOf(site: PortalSite, person: PersonDraft, now: Instant): 'needed' | 'no' {
  const { idNumber } = person;
  if (!ruleOf(site.fields, 'idNumber') || idNumber.trim() === '') return 'no';
  const idKind = kindOfNumber(person.idKind, idNumber);
  return needsGuardian({ name: person.name, idKind, idNumber }, localDay(now, site.timeZone))
    ? 'needed'
    : 'no';
}

function emailErrors(site: PortalSite, { email }: Draft): StepErrors {
  if (!site.reservation.email || email.trim() === '') return {};
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim()) ? {} : { email: 'bad-email' };
}

/** Errors of people as `<id>.name`; of the group as a whole under `companions`. */
function companionErrors(site: PortalSite, draft: Draft): StepErrors {
  const { companions } = draft;
  const each = companions.flatMap((person) =>
    Object.entries(personErrors(site.fields, person, false)).map(
      ([field, error]) => [`${person.id}.${field}`, error] as const,
    ),
  );
  return { ...Object.fromEntries(each), ...groupError(site, companions) };
}

export function groupError(site: PortalSite, companions: readonly Companion[]): StepErrors {
  if (companions.length + 1 > site.reservation.maxGroup) return { companions: 'group-too-large' };
  const counted = companions.filter(({ idNumber, phone }) => idNumber.trim() === '' && phone.trim() === '');
  return counted.length > site.maxCompanions ? { companions: 'too-many-unnamed' } : {};
}

/** Where the server found something wrong: the field of its path, and the step that asks for it. */
export function placeOfFault(
  draft: Draft,
  path: string,
): { readonly step: StepName; readonly field: string } {
  const [head = '', second = '', third = ''] = path.split('.');
  if (head === 'visitor') return { step: 'you', field: second };
  if (head === 'companions') {
    const person = draft.companions[Number(second)];
    return { step: 'companions', field: person && third !== '' ? `${person.id}.${third}` : 'companions' };
  }
  if (head === 'consent')
    return { step: 'consent', field: third || (second === 'guardian' ? second : 'agreed') };
  if (head === 'from') return { step: 'time', field: 'time' };
  if (head === 'until') return { step: 'time', field: 'stay' };
  if (head === 'email') return { step: 'you', field: 'email' };
  return { step: 'host', field: head };
}
