import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { InputError } from '../visit/status.ts';

export const chineseMobile = /^1[3-9]\d{9}$/;
/** Area code and subscriber: 010 and 02x have eight digits, the others seven or eight. */
const chineseLandline = /^0(10|2\d)[2-8]\d{7}$|^0[3-9]\d{2}[2-8]\d{6,7}$/;
/** E.164: at most 15 digits; the shortest national plans give 7 with the country code. */
const international = /^\+[1-9]\d{6,14}$/;

/**
 * Checks a phone number: a Chinese mobile, a Chinese landline with its area code, or `+` and country code.
 * @returns bare digits for Chinese numbers, `+` and digits for others, so that equal numbers are equal texts
 */
export function checkPhone(text: string): Result<string, InputError> {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return err('empty');
  if (!/^\+?[\d\s().-]+$/.test(typed)) return err('bad-characters');
  const phone = domestic(typed.replace(/[\s().-]/g, '').replace(/^00/, '+'));
  if (chineseMobile.test(phone) || chineseLandline.test(phone)) return ok(phone);
  if (phone.startsWith('+')) return international.test(phone) ? ok(phone) : err(wrongLength(phone, 8, 16));
  return err(phone.startsWith('1') ? wrongLength(phone, 11, 11) : wrongLength(phone, 10, 12));
}

/** `+86 138…` is the same phone as `138…`; a landline gets its leading zero back. */
function domestic(phone: string): string {
  const rest = /^(?:\+86|86(?=1[3-9]\d{9}$))(\d+)$/.exec(phone)?.[1];
  if (rest === undefined) return phone;
  return chineseMobile.test(rest) || rest.startsWith('0') ? rest : `0${rest}`;
}

function wrongLength(phone: string, min: number, max: number): InputError {
  if (phone.length < min) return 'too-short';
  return phone.length > max ? 'too-long' : 'bad-phone';
}
