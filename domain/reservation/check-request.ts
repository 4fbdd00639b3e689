import type { LocalDay, Instant } from '../kernel/time.ts';
import { after, minutes } from '../kernel/time.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { ageOn, type DocumentKind } from '../identity/document.ts';
import { checkDocumentNumber, kindOfNumber } from '../identity/document-number.ts';
import { checkName } from '../identity/name.ts';
import { birthDateOf } from '../identity/number-facts.ts';
import { checkPhone } from '../identity/phone.ts';
import { collects, ruleFor, type Policy } from '../policy/policy.ts';
import type { FieldName } from '../policy/vocabulary.ts';
import type { RequestedPerson } from './request.ts';

/** Under this age a guardian agrees as well (PIPL art. 31). */
export const guardianAge = 14;
/** A purpose that the policy does not list, told in words. */
export const otherPurpose = 'other';

/** Why a request cannot be taken. Never holds what was sent. */
export interface RequestFlaw {
  readonly key:
    | 'not-collected'
    | 'missing'
    | 'bad-field'
    | 'notice-changed'
    | 'consent-needed'
    | 'guardian-needed'
    | 'bad-time'
    | 'too-soon'
    | 'too-far'
    | 'too-long'
    | 'group-too-large'
    | 'too-many-companions';
  /** Paths such as `visitor.phone`. */
  readonly fields: readonly string[];
  readonly details?: Readonly<Record<string, number>>;
}

/** One person as typed into a form. */
export interface PersonForm {
  readonly name: string;
  /** A citizen's ID card when absent. */
  readonly idKind?: DocumentKind | undefined;
  readonly idNumber?: string | undefined;
  readonly phone?: string | undefined;
  readonly company?: string | undefined;
}

/** What may be known of a person beside the name. */
export const personFields = ['idNumber', 'phone', 'company'] as const;

/**
 * A person as the policy wants one (R01): a field it does not name is refused, one it requires may not be missing.
 *
 * @param path where the person stands in the form, such as `companions.3`
 * @param required `visitor`: whoever fills in the form answers everything; of companions the name is enough
 */
export function checkPerson(
  policy: Policy,
  person: PersonForm,
  path: string,
  required: 'visitor' | 'companion',
): Result<RequestedPerson, RequestFlaw> {
  const foreign = personFields.filter((field) => person[field] !== undefined && !collects(policy, field));
  if (foreign.length > 0) return flaw('not-collected', paths(path, foreign));
  const missing = personFields.filter(
    (field) => required === 'visitor' && person[field] === undefined && ruleFor(policy, field)?.required,
  );
  if (missing.length > 0) return flaw('missing', paths(path, missing));

  const kind = person.idKind ?? 'citizen-id';
  const name = checkName(person.name);
  const idNumber =
    person.idNumber === undefined
      ? undefined
      : checkDocumentNumber(kindOfNumber(kind, person.idNumber), person.idNumber);
  const phone = person.phone === undefined ? undefined : checkPhone(person.phone);
  const company = person.company?.trim();
  const bad = [
    ...(name.ok ? [] : ['name']),
    ...(idNumber?.ok === false ? ['idNumber'] : []),
    ...(phone?.ok === false ? ['phone'] : []),
    ...(company === '' ? ['company'] : []),
  ];
  if (!name.ok || bad.length > 0) return flaw('bad-field', paths(path, bad));
  return ok({
    name: name.value,
    ...(idNumber?.ok && { idNumber: idNumber.value }),
    ...(phone?.ok && { phone: phone.value }),
    ...(company && { company }),
  });
}

/** Whether a kiosk could find this person by what is known: only then is a reservation of their own of use. */
export function canBeFound({ idNumber, phone }: RequestedPerson): boolean {
  return idNumber !== undefined || phone !== undefined;
}

/** The group as a whole: how many, and how many of them can only be counted. */
export function checkGroup(
  policy: Policy,
  companions: readonly RequestedPerson[],
): Result<void, RequestFlaw> {
  if (companions.length === 0) return ok();
  if (!collects(policy, 'companions')) return flaw('not-collected', ['companions']);
  const { maxGroup } = policy.reservation;
  if (companions.length + 1 > maxGroup) return flaw('group-too-large', ['companions'], { max: maxGroup });
  return checkCompanions(policy, companions.filter((person) => !canBeFound(person)).length);
}

/** How many may be counted without being named. */
export function checkCompanions(policy: Policy, count: number): Result<void, RequestFlaw> {
  if (count > 0 && !collects(policy, 'companions')) return flaw('not-collected', ['companions']);
  return count > policy.maxCompanions
    ? flaw('too-many-companions', ['companions'], { max: policy.maxCompanions })
    : ok();
}

export interface PurposeForm {
  readonly purpose?: string | undefined;
  readonly purposeText?: string | undefined;
}

/** The purpose as the policy lists it, `other` with words, or none where the site does not ask; then it is empty. */
export function checkPurpose(
  policy: Policy,
  { purpose, purposeText }: PurposeForm,
): Result<{ readonly purpose: string; readonly purposeText?: string }, RequestFlaw> {
  const rule = ruleFor(policy, 'purpose');
  if (!rule) {
    const given = [
      ...(purpose === undefined ? [] : ['purpose']),
      ...(purposeText === undefined ? [] : ['purposeText']),
    ];
    return given.length > 0 ? flaw('not-collected', given) : ok({ purpose: '' });
  }
  if (purpose === undefined) return rule.required ? flaw('missing', ['purpose']) : ok({ purpose: '' });
  if (purpose === otherPurpose)
    return purposeText === undefined ? flaw('missing', ['purposeText']) : ok({ purpose, purposeText });
  return policy.purposes.some(({ key }) => key === purpose)
    ? ok({ purpose })
    : flaw('bad-field', ['purpose']);
}

/** Whether the visit is of a length and at a distance in time that the policy allows. */
export function checkTimes(
  { reservation, maxStayMinutes }: Policy,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  now: Instant,
): Result<void, RequestFlaw> {
  const { leadMinutes, maxAheadDays } = reservation;
  if (until <= from) return flaw('bad-time', ['until']);
  if (from < after(now, minutes(leadMinutes))) return flaw('too-soon', ['from'], { leadMinutes });
  if (from > after(now, minutes(maxAheadDays * 24 * 60)))
    return flaw('too-far', ['from'], { days: maxAheadDays });
  if (until - from > minutes(maxStayMinutes)) return flaw('too-long', ['until'], { minutes: maxStayMinutes });
  return ok();
}

export interface ConsentForm {
  readonly noticeVersion: string;
  readonly separate: readonly FieldName[];
  readonly guardian: boolean;
}

/**
 * Whether what was agreed to covers what was filled in (PIPL arts 14, 29, 31): the notice as it is now, a tick for every field that wants one
 * and has an answer, and a guardian for a child.
 *
 * @returns the ticks that count
 */
export function checkConsent(
  policy: Policy,
  person: PersonForm,
  consent: ConsentForm,
  today: LocalDay,
): Result<readonly FieldName[], RequestFlaw> {
  if (consent.noticeVersion !== policy.notice.version)
    return flaw('notice-changed', ['consent.noticeVersion']);
  const wanted = policy.fields.filter(({ separateConsent }) => separateConsent).map(({ name }) => name);
  const answered = wanted.filter((field) => !isPersonField(field) || person[field] !== undefined);
  const unticked = answered.filter((field) => !consent.separate.includes(field));
  if (unticked.length > 0) return flaw('consent-needed', paths('consent.separate', unticked));
  if (needsGuardian(person, today) && !consent.guardian) return flaw('guardian-needed', ['consent.guardian']);
  return ok(answered);
}

/** By the ID number, where it says when somebody was born. */
export function needsGuardian({ idKind = 'citizen-id', idNumber }: PersonForm, today: LocalDay): boolean {
  const checked = idNumber === undefined ? undefined : checkDocumentNumber(idKind, idNumber);
  const born = checked?.ok ? birthDateOf(idKind, checked.value) : undefined;
  return born !== undefined && ageOn(born, today) < guardianAge;
}

function isPersonField(field: FieldName): field is (typeof personFields)[number] {
  return (personFields as readonly string[]).includes(field);
}

const paths = (path: string, fields: readonly string[]): readonly string[] =>
  fields.map((field) => `${path}.${field}`);

function flaw(
  key: RequestFlaw['key'],
  fields: readonly string[],
  details?: Readonly<Record<string, number>>,
): Result<never, RequestFlaw> {
  return err({ key, fields, ...(details && { details }) });
}
