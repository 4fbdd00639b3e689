import type { IdentityDocument } from '../identity/document.ts';
import { checkName } from '../identity/name.ts';
import { after, instant, minutes, type Instant } from '../kernel/time.ts';
import { collects } from '../policy/policy.ts';
import { fieldNames, type FieldName } from '../policy/vocabulary.ts';
import type { PhoneForm } from '../sync/wire.ts';
import { checkField, otherPurpose } from './answers.ts';
import { consentItems } from './plan.ts';
import type { ConsentRecord, Draft, Host } from './records.ts';
import type { Journey, Setting, Typed } from './state.ts';
import type { InputError } from './status.ts';
import { isSameName, isSameNumber } from './steps/same-person.ts';
import { mayLeaveAt } from './steps/leave-choices.ts';

export type PhoneAnswers = NonNullable<PhoneForm['answers']>;

/** What a visitor brought along from their phone, looked through again: the phone is trusted with nothing (R17). */
export interface PhonePart {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly typed: Typed;
  readonly draft: Draft;
  /** Fields that need no question on the kiosk any more. */
  readonly answered: readonly FieldName[];
  /** What is wrong with others, by the kiosk's own rules. */
  readonly errors: Readonly<Partial<Record<FieldName, InputError>>>;
  readonly consent: ConsentRecord;
}

/** A phone's clock may be wrong: an agreement is at most this old, and never from the future. */
const oldestConsentMs = minutes(60);

/**
 * Holds a form to the site's policy and to the rules of the kiosk's own questions. What the policy does not name is left
 * out (R01); what does not fit stays a question, with what was typed in it.
 *
 * @param host who `answers.hostId` is, by the kiosk's own directory
 */
export function partOf(
  setting: Setting,
  id: string,
  answers: PhoneAnswers,
  host: Host | undefined,
  now: Instant,
): PhonePart {
  const asked = setting.policy.fields.map((rule) => rule.name);
  const given = { typed: typedOf(setting, answers, host), draft: chosenOf(setting, answers, host, now) };
  let draft: Draft = {};
  const answered: FieldName[] = [];
  const errors: Partial<Record<FieldName, InputError>> = {};
  for (const { name: field, required } of setting.policy.fields) {
    if (field === 'idNumber' || (field === 'name' && asked.includes('idNumber'))) continue;
    const checked = checkField(setting, given, field);
    if (checked.ok) draft = { ...draft, ...checked.value };
    if (checked.ok || (checked.error === 'empty' && !required)) answered.push(field);
    else if (checked.error !== 'empty') errors[field] = checked.error;
  }
  return {
    id,
    name: plain(answers.name),
    idNumber: collects(setting.policy, 'idNumber') ? plain(answers.idNumber) : '',
    typed: given.typed,
    draft,
    answered,
    errors,
    consent: consentOf(answers, now),
  };
}

/** The journey with what its visitor brought along; unchanged when the card belongs to somebody else. */
export function joinPart(setting: Setting, journey: Journey, part: PhonePart, now: Instant): Journey {
  if (!isTheirs(part, journey.identity)) return journey;
  const identity = journey.identity ?? namedIdentity(setting, part);
  const joined: Journey = {
    ...journey,
    ...(identity && { identity }),
    phone: part,
    typed: part.typed,
    draft: part.draft,
    answered: part.answered,
  };
  return covers(setting, joined, part.consent, now)
    ? { ...joined, consent: part.consent, agreedBefore: true }
    : joined;
}

/** A document that was typed is theirs; a card is when either its number or its name is the form's. */
function isTheirs({ name, idNumber }: PhonePart, identity: IdentityDocument | undefined): boolean {
  if (!identity || identity.source === 'typed') return true;
  if (idNumber !== '' && isSameNumber(idNumber, identity.number)) return true;
  return name !== '' && isSameName(name, identity.name);
}

/** A site that keeps no document number knows a visitor by their name. */
function namedIdentity(setting: Setting, { name }: PhonePart): IdentityDocument | undefined {
  const checked = checkName(name);
  if (collects(setting.policy, 'idNumber') || !checked.ok) return undefined;
  return { kind: 'other', number: '', name: checked.value, sex: 'unknown', source: 'typed' };
}

/** An agreement counts for this notice only, and only with every tick that this visitor has to set. */
function covers(setting: Setting, journey: Journey, consent: ConsentRecord, now: Instant): boolean {
  if (consent.noticeVersion !== setting.policy.notice.version) return false;
  return consentItems(setting, journey, now).every((item) =>
    item === 'guardian' ? consent.guardian : consent.separate.includes(item),
  );
}

function consentOf(answers: PhoneAnswers, now: Instant): ConsentRecord {
  const { noticeVersion, agreedAt, guardian, language } = answers;
  return {
    noticeVersion,
    at: instant(Math.min(now, Math.max(agreedAt, after(now, -oldestConsentMs)))),
    separate: fieldNames.filter((field) => answers.separate.includes(field)),
    guardian,
    language,
  };
}

function typedOf({ policy }: Setting, answers: PhoneAnswers, host: Host | undefined): Typed {
  const all: Typed = {
    name: plain(answers.name),
    phone: plain(answers.phone),
    company: plain(answers.company),
    purposeText: plain(answers.purposeText),
    ...(host && { host: host.name }),
    ...(answers.companions !== undefined && { companions: String(answers.companions) }),
  };
  const named = Object.entries(all).filter(
    ([key, text]) => text !== '' && collects(policy, key === 'purposeText' ? 'purpose' : (key as FieldName)),
  );
  return Object.fromEntries(named);
}

function chosenOf(setting: Setting, answers: PhoneAnswers, host: Host | undefined, now: Instant): Draft {
  const { purpose, expectedLeave } = answers;
  const isOffered = purpose === otherPurpose || setting.policy.purposes.some(({ key }) => key === purpose);
  const leave = expectedLeave === undefined ? undefined : instant(expectedLeave);
  return {
    ...(host && { host }),
    ...(purpose !== undefined && isOffered && { purpose }),
    ...(leave !== undefined && mayLeaveAt(setting, leave, now) && { expectedLeave: leave }),
  };
}

/** Nothing that is no letter: a line break from a phone has no place in a register. */
const plain = (text = ''): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
