import { personErrors, type PersonErrors } from '../shared/person.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import type { Companion } from './draft.ts';

/** One line of a pasted list, with what was made out of it. */
export interface RosterLine {
  /** From 1, as the visitor counts them. */
  readonly line: number;
  readonly person: Companion;
  readonly errors: PersonErrors;
}

const looksLikePhone = /^\+?[\d\s-]{7,16}$/;
const looksLikeMobile = /^(\+?86)?[\s-]?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}$/;
const heading = /^(序号|姓名|name\b)/i;
const runningNumber = /^\d{1,3}[.、)）]?\s*$/;

/**
 * Reads a list of people as it is pasted from a message, a spreadsheet or a CSV file: one person a line, the name and then the ID number
 * or the phone in any order, between commas, tabs or several blanks. A heading and running numbers are skipped.
 */
export function readRoster(
  fields: PortalSite['fields'],
  text: string,
  newId: () => string,
): readonly RosterLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .flatMap((line, index) => {
      const cells = cellsOf(line);
      const [first] = cells;
      if (first === undefined || (index === 0 && heading.test(first))) return [];
      const person = { ...personOf(cells), id: newId() };
      return [{ line: index + 1, person, errors: personErrors(fields, person, false) }];
    });
}

function cellsOf(line: string): readonly string[] {
  const cells = line
    .split(/[,，;；\t|]|\s{2,}/)
    .map((cell) => cell.replace(/^"(.*)"$/, '$1').trim())
    .filter((cell) => cell !== '');
  const [first = '', ...rest] = cells;
  const parts = runningNumber.test(first) && rest.length > 0 ? rest : cells;
  // A message has single blanks only: `林晓雾 110101190001010014`. A name may have some too, a number begins behind the last of them.
  const [only = ''] = parts;
  if (parts.length !== 1) return parts;
  const split = /^(\D+?)\s+(\S*\d.*)$/.exec(only.replace(/^\d{1,3}[.、)）]\s*/, ''));
  if (!split) return parts;
  const [, name = '', numbers = ''] = split;
  return [name, ...(looksLikePhone.test(numbers) ? [numbers] : numbers.split(/\s+/))];
}

function personOf([name = '', ...rest]: readonly string[]): Omit<Companion, 'id'> {
  let idNumber = '';
  let phone = '';
  for (const cell of rest) {
    if (phone === '' && looksLikeMobile.test(cell)) phone = cell;
    else if (idNumber === '' && /^[\dA-Za-z()]{5,20}$/.test(cell)) idNumber = cell;
    else if (phone === '' && looksLikePhone.test(cell)) phone = cell;
    else if (idNumber === '') idNumber = cell;
  }
  const idKind =
    /^\d{15}$|^\d{17}[\dXx]$/.test(idNumber) || idNumber === '' ? 'citizen-id' : kindOf(idNumber);
  return { name, idKind, idNumber, phone, company: '' };
}

/** What is no citizen's number is most likely a passport; a mistyped citizen's number stays one, so that the mistake is told. */
function kindOf(number: string): Companion['idKind'] {
  return /^[A-Za-z]/.test(number) ? 'passport' : 'citizen-id';
}
