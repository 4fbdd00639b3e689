import type { InputError } from '../visit/status.ts';
import { checkCharacter } from './check-digit.ts';
import { dayOfDigits } from './day-digits.ts';
import type { DocumentKind } from './document.ts';

/** What a number of one kind looks like; the checks run from the coarsest to the finest. */
export interface NumberRule {
  /** Every character that may occur at all, so that a slip of the finger is named while typing. */
  readonly alphabet: RegExp;
  /** Permitted lengths, ascending. */
  readonly lengths: readonly number[];
  readonly inspect: (number: string) => InputError | undefined;
}

/** GB/T 2260: the two leading digits of every province, plus 71 for people registered to Taiwan. */
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71)/;

const from = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** The 18-character layout that all chip documents share: prefix 6, birth 8, sequence 3, check. */
function eighteen(isPrefix: (prefix: string) => boolean): NumberRule['inspect'] {
  return (number) => {
    if (!/^\d{17}[\dX]$/.test(number)) return 'bad-characters';
    if (!isPrefix(number.slice(0, 6))) return 'bad-region';
    if (!dayOfDigits(number.slice(6, 14))) return 'bad-date';
    return checkCharacter(number.slice(0, 17)) === number.charAt(17) ? undefined : 'bad-check-digit';
  };
}

const inspectCurrentCitizen = eighteen((prefix) => provinces.test(prefix));

/** Cards from before 1999 carry 15 digits: prefix 6, YYMMDD, sequence 3, no check. All births are 19YY. */
function inspectLegacyCitizen(number: string): InputError | undefined {
  if (!/^\d{15}$/.test(number)) return 'bad-characters';
  if (!provinces.test(number)) return 'bad-region';
  return dayOfDigits(`19${number.slice(6, 12)}`) ? undefined : 'bad-date';
}

/**
 * Three letters, region 4, YYMMDD, sequence, check. The check digit is deliberately not verified: of the published
 * specimens one fits the rule vendors use and one does not.
 */
function inspectResident2017(number: string): InputError | undefined {
  if (!/^[A-Z]{3}\d{12}$/.test(number)) return 'bad-characters';
  const birth = number.slice(7, 13);
  return dayOfDigits(`19${birth}`) || dayOfDigits(`20${birth}`) ? undefined : 'bad-date';
}

const matches =
  (shape: RegExp): NumberRule['inspect'] =>
  (number) =>
    shape.test(number) ? undefined : 'bad-characters';

export const numberRules: Readonly<Record<DocumentKind, NumberRule>> = {
  'citizen-id': {
    alphabet: /^[\dX]*$/,
    lengths: [15, 18],
    inspect: (number) => (number.length === 15 ? inspectLegacyCitizen : inspectCurrentCitizen)(number),
  },
  // 81 Hong Kong, 82 Macau, 83 Taiwan
  'hmt-residence-permit': {
    alphabet: /^[\dX]*$/,
    lengths: [18],
    inspect: eighteen((prefix) => /^8[123]0000$/.test(prefix)),
  },
  // 9, province 2, ISO 3166 numeric nationality 3
  'foreign-permanent-resident': {
    alphabet: /^[\dX]*$/,
    lengths: [18],
    inspect: eighteen((prefix) => prefix.startsWith('9') && provinces.test(prefix.slice(1))),
  },
  'foreign-permanent-resident-2017': {
    alphabet: /^[A-Z\d]*$/,
    lengths: [15],
    inspect: inspectResident2017,
  },
  // No common rule across states; every one seen holds at least one digit.
  passport: { alphabet: /^[A-Z\d]*$/, lengths: from(5, 15), inspect: matches(/\d/) },
  // The two digits more are the issue count of permits from before 2013.
  'hk-macau-travel-permit': { alphabet: /^[HM\d]*$/, lengths: [9, 11], inspect: matches(/^[HM]\d+$/) },
  'taiwan-travel-permit': { alphabet: /^\d*$/, lengths: [8, 10], inspect: matches(/^\d+$/) },
  other: { alphabet: /^[A-Z\d/-]*$/, lengths: from(4, 30), inspect: matches(/\d/) },
};
