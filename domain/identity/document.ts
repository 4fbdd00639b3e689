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
  readonly source: 'chip' | 'typed';
}
