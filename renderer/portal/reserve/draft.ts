import type { PortalSite, ReservationAsked } from '../../../server/contract/portal.ts';
import type { Language } from '../../../domain/policy/vocabulary.ts';
import { noConsent, consentAsked, type ConsentDraft } from '../shared/consent.tsx';
import { nobody, personAsked, ruleOf, type PersonDraft } from '../shared/person.ts';
import { purposeAsked, type PurposeDraft } from '../shared/purpose-field.tsx';
import { noTime, whenAsked, type WhenDraft } from '../shared/when.ts';
import { isRecord } from '../../web/core/fault.ts';

/** Somebody who comes along. */
export interface Companion extends PersonDraft {
  /** For this page only. */
  readonly id: string;
}

/** The whole form as typed so far. */
export interface Draft extends PersonDraft, WhenDraft, PurposeDraft, ConsentDraft {
  /** What makes the form one form, however often it is sent. */
  readonly key: string;
  readonly hostId: string;
  readonly hostName: string;
  readonly email: string;
  readonly companions: readonly Companion[];
}

export const draftName = 'reserve';

/** @param key at least 128 random bits */
export function emptyDraft(key: string): Draft {
  return {
    ...nobody,
    ...noTime,
    ...noConsent,
    ...{ key, hostId: '', hostName: '', purpose: '', purposeText: '', email: '', companions: [] },
  };
}

/** Whether what was kept is a draft of this page; one of an older page is begun anew. */
export function isDraft(value: unknown): value is Draft {
  if (!isRecord(value)) return false;
  const model: Readonly<Record<string, unknown>> = { ...emptyDraft('') };
  return Object.entries(model).every(
    ([name, empty]) =>
      typeof value[name] === typeof empty && Array.isArray(value[name]) === Array.isArray(empty),
  );
}

/** What is sent: nothing that the site does not ask for. */
export function reservationOf(site: PortalSite, draft: Draft, language: Language): ReservationAsked {
  const { email } = draft;
  return {
    ...{ site: site.id, key: draft.key, hostId: draft.hostId, language },
    visitor: personAsked(site.fields, draft),
    companions: ruleOf(site.fields, 'companions')
      ? draft.companions.map((person) => personAsked(site.fields, person))
      : [],
    ...purposeAsked(site, draft),
    ...whenAsked(site, draft),
    ...(site.reservation.email && email.trim() !== '' && { email: email.trim() }),
    consent: consentAsked(site, draft),
  };
}
