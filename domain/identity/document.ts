import type { LocalDay } from '../kernel/time.ts';

/** Identity documents a visitor may show. The first four are read from the chip as well as typed. */
export const documentKinds = [
  'citizen-id',
  'hmt-residence-permit',
  'foreign-permanent-resident',
  'foreign-permanent-resident-2017',
  'passport',
  'hk-macau-travel-permit',
  'taiwan-travel-permit',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** How the particulars came: from the chip, from the machine-readable lines by a scanner, or from somebody's fingers. */
export const documentSources = ['chip', 'mrz', 'typed'] as const;
export type DocumentSource = (typeof documentSources)[number];

export type Sex = 'male' | 'female' | 'unknown';

/** What the lobby needs of a document. Address, ethnicity and portrait stay on the card. */
export interface IdentityDocument {
  readonly kind: DocumentKind;
  /** As printed: no blanks, letters upper case. */
  readonly number: string;
  readonly name: string;
  readonly latinName?: string;
  readonly sex: Sex;
  readonly birthDate?: LocalDay;
  /** ISO 3166 alpha-3. */
  readonly nationality?: string;
  readonly validFrom?: LocalDay;
  readonly validUntil?: LocalDay | 'long-term';
  readonly source: DocumentSource;
}

/** Whole years of age on `day`; born on 29 February turns on 1 March. Negative before birth. */
export function ageOn(birthDate: LocalDay, day: LocalDay): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Whether the document ran out before `day`. The last day counts; a typed number has no date and never expires. */
export function isExpired(document: Pick<IdentityDocument, 'validUntil'>, day: LocalDay): boolean {
  const { validUntil } = document;
  return validUntil !== undefined && validUntil !== 'long-term' && day > validUntil;
}
