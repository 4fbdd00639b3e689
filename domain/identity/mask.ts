import { compoundSurnames } from './compound-surnames.ts';
import { chineseMobile } from './phone.ts';

// Masking is for eyes in the lobby only. A masked value is still personal data (PIPL art. 4 and 73), never a token
// to store, log or compare. No national standard fixes the counts; these are the forms people know.

const stars = (count: number): string => '*'.repeat(Math.max(0, count));

/**
 * 张三 → 张*, 张小三 → 张*三, 欧阳小三 → 欧阳**, Anna Eriksson → A*** E***.
 * A name in several parts (阿里·买买提) is masked part by part.
 */
export function maskName(name: string): string {
  return /\p{Script=Latin}/u.test(name)
    ? name.replace(/[^\s,·]+/g, (word) => `${[...word][0] ?? ''}***`)
    : name.split('·').map(maskChinesePart).join('·');
}

function maskChinesePart(part: string): string {
  const characters = [...part];
  const [first = '', second = ''] = characters;
  const count = characters.length;
  if (count <= 1) return stars(count);
  if (count > 2 && compoundSurnames.has(first + second)) return first + second + stars(count - 2);
  return count === 2 ? `${first}*` : first + stars(count - 2) + characters[count - 1];
}

/** 110101190001010014 → 110101********0014: hides the birth date. Passports and permits keep first 1 and last 3. */
export function maskNumber(number: string): string {
  const { length } = number;
  if (length === 18) return keepEnds(number, 6, 4);
  if (length === 15 && /^\d+$/.test(number)) return keepEnds(number, 6, 3);
  if (length >= 8) return keepEnds(number, 1, 3);
  return length >= 5 ? keepEnds(number, 1, 2) : stars(length);
}

/** 138****5678. Others keep only the end: how long a country code is cannot be seen from the digits. */
export function maskPhone(phone: string): string {
  if (chineseMobile.test(phone)) return keepEnds(phone, 3, 4);
  const prefix = phone.startsWith('+') ? 1 : 0;
  return keepEnds(phone, prefix, phone.length >= 10 ? 4 : 2);
}

function keepEnds(text: string, first: number, last: number): string {
  if (text.length <= first + last) return stars(text.length);
  return text.slice(0, first) + stars(text.length - first - last) + text.slice(text.length - last);
}
