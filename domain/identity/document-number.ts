import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { InputError } from '../visit/status.ts';
import type { DocumentKind } from './document.ts';
import { numberRules } from './number-rules.ts';

/**
 * Checks a document number as far as its kind allows.
 * @returns the number as printed: half-width, no blanks, letters upper case
 */
export function checkDocumentNumber(kind: DocumentKind, text: string): Result<string, InputError> {
  const number = normaliseNumber(text);
  const { alphabet, lengths, inspect } = numberRules[kind];
  if (number === '') return err('empty');
  if (!alphabet.test(number)) return err('bad-characters');
  if (number.length > Math.max(...lengths)) return err('too-long');
  if (!lengths.includes(number.length)) return err('too-short');
  const error = inspect(number);
  return error ? err(error) : ok(number);
}

/** Both cards of foreign permanent residents go by one name; only the number of 2017 begins with letters. */
export function kindOfNumber(kind: DocumentKind, text: string): DocumentKind {
  if (!kind.startsWith('foreign-permanent-resident')) return kind;
  return /^[A-Z]/.test(normaliseNumber(text))
    ? 'foreign-permanent-resident-2017'
    : 'foreign-permanent-resident';
}

/** Half-width (Chinese input methods type `１`), no blanks, upper case. */
export function normaliseNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
