import type { Result } from '../kernel/result.ts';
import type { InputError } from '../visit/status.ts';
import { documentKinds } from './document.ts';
import { checkDocumentNumber } from './document-number.ts';

/**
 * Checks a number of whatever document it may be: lists of people rarely say which. A number that fits no kind is judged as a
 * citizen's, which most are, so that a wrong digit is found.
 * @returns the number as printed
 */
export function checkAnyDocumentNumber(text: string): Result<string, InputError> {
  const fitting = documentKinds
    .filter((kind) => kind !== 'other')
    .map((kind) => checkDocumentNumber(kind, text))
    .find(({ ok }) => ok);
  return fitting ?? checkDocumentNumber('citizen-id', text);
}
