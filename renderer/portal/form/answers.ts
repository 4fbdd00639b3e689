import {
  instant,
  instantAt,
  addDays,
  after,
  localDay,
  minutes,
  type Instant,
} from '../../../domain/kernel/time.ts';
import type { Language } from '../../../domain/policy/vocabulary.ts';
import type { PhoneAnswersAsked } from '../../../server/contract/phone-form.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import { isRecord } from '../../web/core/fault.ts';
import { consentAsked, noConsent, type ConsentDraft } from '../shared/consent.tsx';
import { nobody, personErrors, ruleOf, type PersonDraft } from '../shared/person.ts';
import { purposeAsked, purposeErrors, type PurposeDraft } from '../shared/purpose-field.tsx';

/** The short form as typed so far. */
export interface PhoneDraft extends PersonDraft, PurposeDraft, ConsentDraft {
  readonly form: string;
  readonly hostId: string;
  readonly hostName: string;
  readonly companions: string;
  /** Milliseconds since 1970, as text; empty is not chosen. */
  readonly leave: string;
}

export const emptyPhoneDraft = (form: string): PhoneDraft => ({
  ...nobody,
  ...noConsent,
  ...{ form, hostId: '', hostName: '', purpose: '', purposeText: '', companions: '0', leave: '' },
});

export function isPhoneDraft(value: unknown): value is PhoneDraft {
  if (!isRecord(value)) return false;
  const model: Readonly<Record<string, unknown>> = { ...emptyPhoneDraft('') };
  return Object.entries(model).every(([name, empty]) => typeof value[name] === typeof empty);
}

/** The document's number is not asked: the kiosk reads the card. */
export const askedFields = ({ fields }: PortalSite): PortalSite['fields'] =>
  fields.filter(({ name }) => name !== 'idNumber');

export function phoneErrors(
  site: PortalSite,
  draft: PhoneDraft,
  now: Instant,
): Readonly<Record<string, string | undefined>> {
  const leave = ruleOf(site.fields, 'expectedLeave');
  return {
    ...personErrors(askedFields(site), draft, true),
    ...purposeErrors(site, draft),
    ...(leave && draft.leave === '' && leave.required && { leave: 'empty' }),
    ...(leave && draft.leave !== '' && Number(draft.leave) <= now && { leave: 'too-soon' }),
    ...phoneConsentErrors(site, draft),
  };
}

/** Ticks for everything that wants one: also for the number that the kiosk will read. */
export const phoneTicks = (site: PortalSite) =>
  site.fields.filter(({ separateConsent }) => separateConsent).map(({ name }) => name);

function phoneConsentErrors(site: PortalSite, { agreed, separate }: PhoneDraft) {
  return {
    ...(!agreed && { agreed: 'agree-first' }),
    ...Object.fromEntries(
      phoneTicks(site)
        .filter((field) => !separate.includes(field))
        .map((field) => [field, 'agree-first']),
    ),
  };
}

export function phoneAnswers(site: PortalSite, draft: PhoneDraft, language: Language): PhoneAnswersAsked {
  const filled = (['phone', 'company'] as const).filter(
    (field) => ruleOf(site.fields, field) && draft[field].trim() !== '',
  );
  return {
    ...{ name: draft.name.trim(), language },
    ...Object.fromEntries(filled.map((field) => [field, draft[field].trim()])),
    ...(ruleOf(site.fields, 'host') && draft.hostId !== '' && { hostId: draft.hostId }),
    ...purposeAsked(site, draft),
    ...(ruleOf(site.fields, 'companions') && { companions: Number(draft.companions) }),
    ...(ruleOf(site.fields, 'expectedLeave') &&
      draft.leave !== '' && { expectedLeave: instant(Number(draft.leave)) }),
    consent: consentAsked(site, draft),
  };
}

const offers = [30, 60, 120, 180, 240, 480] as const;
const quarterMs = minutes(15);

/** Times to expect to leave at, as the kiosk offers them: to the quarter hour, today, within the longest stay. */
export function leaveTimes({ maxStayMinutes, timeZone }: PortalSite, now: Instant): readonly Instant[] {
  const longest = after(now, minutes(maxStayMinutes));
  const midnight = instantAt(addDays(localDay(now, timeZone), 1), '00:00', timeZone);
  const times = offers
    .map((offer) => instant(Math.ceil((now + minutes(offer)) / quarterMs) * quarterMs))
    .filter((at) => at <= longest && at < midnight);
  return times.length > 0 ? times : [instant(Math.min(longest, midnight - minutes(1)))];
}
