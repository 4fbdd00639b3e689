import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { InputError } from '../visit/status.ts';

/** The longest name any card layout holds (I card, 60 characters). */
export const maxNameLength = 60;

/**
 * Letters and marks of any script, 〇, private-use characters (chips store rare Han characters there), the middle dot
 * of transcribed names, and the punctuation of Latin ones.
 */
const nameCharacters = /^[\p{L}\p{M}\p{Co}〇· .,'’-]+$/u;
const hasLetter = /[\p{L}\p{Co}〇]/u;
const onlyHan = /^[\p{Script=Han}\p{Co} ]+$/u;

/**
 * Checks a name typed by hand. Deliberately lenient: names of one character exist, and a person's own name is right.
 * @returns the name with single blanks; none inside a Chinese name; one kind of middle dot
 */
export function checkName(text: string): Result<string, InputError> {
  const name = normalisedName(text);
  if (name === '') return err('empty');
  if (!nameCharacters.test(name) || !hasLetter.test(name)) return err('bad-characters');
  if ([...name].length > maxNameLength) return err('too-long');
  return ok(name);
}

/** A name in its one spelling. Not Unicode-normalised: that would swap some rare Han characters for other ones. */
export function normalisedName(text: string): string {
  const name = text
    .replace(/[•‧・･．∙]/g, '·')
    .replace(/\s+/g, ' ')
    .replace(/ ?· ?/g, '·')
    .trim();
  return onlyHan.test(name) ? name.replaceAll(' ', '') : name;
}
