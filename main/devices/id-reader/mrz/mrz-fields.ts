import type { Details, FieldName, ParseResult } from 'mrz';
import type { MrzField, MrzFieldName, MrzZone } from '../../../../domain/identity/mrz.ts';
import { isLocalDay, type LocalDay } from '../../../../domain/kernel/time.ts';
import { birthDay, expiryDay } from './mrz-dates.ts';

type Range = Details['ranges'][number];

interface Part {
  readonly field: MrzFieldName;
  readonly value: FieldName;
  readonly digit?: FieldName;
}

/** Each field with its check digit, under the library's names. */
const parts: readonly Part[] = [
  { field: 'name', value: 'lastName' },
  { field: 'documentNumber', value: 'documentNumber', digit: 'documentNumberCheckDigit' },
  { field: 'nationality', value: 'nationality' },
  { field: 'birthDate', value: 'birthDate', digit: 'birthDateCheckDigit' },
  { field: 'sex', value: 'sex' },
  { field: 'validUntil', value: 'expirationDate', digit: 'expirationDateCheckDigit' },
  { field: 'personalNumber', value: 'personalNumber', digit: 'personalNumberCheckDigit' },
  { field: 'whole', value: 'compositeCheckDigit', digit: 'compositeCheckDigit' },
];

/** The fields that are there in full, each held against its check digit and against what such a value can be. */
export function fieldsOf(zone: MrzZone, result: ParseResult, today: LocalDay): readonly MrzField[] {
  return parts.flatMap((part) => {
    const value = detailOf(result, part.value);
    const digit = part.digit && detailOf(result, part.digit);
    const [range] = value?.ranges ?? [];
    // Only passports have a personal number with a digit of its own.
    if (!value || !range || (part.digit && !digit)) return [];
    const isLong = part.field === 'documentNumber' && isContinued(zone, digit);
    const needed = part.field === 'documentNumber' && !isLong ? digit?.ranges.slice(0, 2) : digit?.ranges;
    if (!(needed ?? [range]).every((one) => isThere(zone, one))) return [];

    const raw = rawOf(zone, range);
    const text = textOf(part.field, isLong ? (value.value ?? '') : raw, today);
    if (part.field === 'personalNumber' && text === '' && digit?.valid) return [];
    const fits = !digit || (digit.valid && (!isLong || endsProperly(zone, digit)));
    const right = digit ? 'ok' : 'none';
    const checked = fits && isPossible(part.field, raw, text) ? right : 'wrong';
    return [{ field: part.field, text, checked, line: range.line, from: range.start }];
  });
}

const detailOf = ({ details }: ParseResult, name: FieldName): Details | undefined =>
  details.find(({ field }) => field === name);

const isThere = ({ lines }: MrzZone, { line, end }: Range): boolean => (lines[line]?.text.length ?? 0) >= end;

const rawOf = ({ lines }: MrzZone, range: Range | undefined): string =>
  range ? (lines[range.line]?.text.slice(range.start, range.end) ?? '') : '';

/** Numbers longer than nine characters leave a filler where their check digit belongs and go on behind it. */
const isContinued = (zone: MrzZone, digit: Details | undefined): boolean =>
  digit?.ranges.length === 3 && rawOf(zone, digit.ranges[0]) === '<';

/** The rest of a long number ends in its check digit and a filler; without them the library checks against nothing. */
const endsProperly = (zone: MrzZone, digit: Details): boolean =>
  /^[A-Z\d]*\d</.test(rawOf(zone, digit.ranges[2]));

function textOf(field: MrzFieldName, raw: string, today: LocalDay): string {
  switch (field) {
    case 'name':
      return raw.replace(/<+/g, ' ').trim();
    case 'birthDate':
      return birthDay(raw, today) ?? raw;
    case 'validUntil':
      return expiryDay(raw, today) ?? raw;
    case 'documentNumber':
      // Printed hyphens and blanks are fillers here; numbers are compared without them.
      return raw.replace(/[< ]/g, '');
    default:
      return raw.replace(/<+$/, '');
  }
}

/** A check digit fits one wrong value in ten; these catch values that cannot be what they should. */
function isPossible(field: MrzFieldName, raw: string, text: string): boolean {
  switch (field) {
    case 'name':
      return /^[A-Z<]*[A-Z][A-Z<]*$/.test(raw);
    case 'documentNumber':
      return /^[A-Z\d]+$/.test(text);
    case 'nationality':
      return /^[A-Z]{1,3}$/.test(text);
    case 'birthDate':
    case 'validUntil':
      // Unknown parts of a date are fillers.
      return isLocalDay(text) || (raw.includes('<') && /^(\d\d|<<){3}$/.test(raw));
    case 'sex':
      return /^[MFX<]$/.test(raw);
    case 'personalNumber':
      return /^[A-Z\d<]+$/.test(raw);
    case 'whole':
      return /^\d$/.test(raw);
  }
}
