import type { KeyRing } from './key-ring.ts';
import { canonicalBadgeCode, canonicalBadgeNumber } from '../domain/pass/badge-code.ts';

/** Look-up tokens of what people write in more than one way: the same thing always gives the same token. */
export interface Tokens {
  idNumber(text: string): string;
  phone(text: string): string;
  badgeCode(text: string): string;
  badgeNumber(text: string): string;
  staffCode(text: string): string;
  /** The last four digits, which is what people give at a desk. */
  phoneTail(text: string): string;
  name(text: string): string;
  /** A name in letters, without tones and blanks: `zhaowenjing`. */
  pinyin(text: string): string;
  /** The first letters of a name's syllables: `zwj`. */
  initials(text: string): string;
  login(text: string): string;
}

export function createTokens(keyRing: KeyRing): Tokens {
  return {
    idNumber: (text) => keyRing.token('id-number', compact(text).toUpperCase()),
    phone: (text) => keyRing.token('phone', compact(text).replace(/^(\+|00)86(?=1\d{10}$)/, '')),
    badgeCode: (text) => keyRing.token('badge-code', canonicalBadgeCode(text) ?? text),
    badgeNumber: (text) => keyRing.token('badge-number', canonicalBadgeNumber(text)),
    staffCode: (text) => keyRing.token('staff-code', compact(text)),
    phoneTail: (text) => keyRing.token('phone-tail', compact(text).slice(-4)),
    name: (text) => keyRing.token('name', compact(text).toLowerCase()),
    pinyin: (text) => keyRing.token('pinyin', compact(text).toLowerCase()),
    initials: (text) => keyRing.token('initials', compact(text).toLowerCase()),
    login: (text) => keyRing.token('login', text.normalize('NFKC').trim().toLowerCase()),
  };
}

/** Without blanks, hyphens and full-width forms, which keyboards and people add at will. */
function compact(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '');
}
