import { checkPhone } from '../../domain/identity/phone.ts';
import { canonicalBadgeCode, canonicalBadgeNumber } from '../../domain/pass/badge-code.ts';
import type { SearchKind } from '../contract/reception.ts';
import type { LookUp } from '../repositories/search.ts';
import type { Site } from '../site/site.ts';

export interface Recognised {
  readonly kinds: readonly SearchKind[];
  readonly lookUps: readonly LookUp[];
}

/**
 * What somebody at the desk may have meant: one text can be several things (`1234` the end of a phone number, `S001` a badge), and each that
 * it can be is looked up. Names are found whole, or by pinyin or initials: what is kept of them are keyed tokens, which know no beginnings.
 */
export function recognise({ tokens }: Pick<Site, 'tokens'>, text: string): Recognised {
  const plain = text.normalize('NFKC').trim();
  const compact = plain.replace(/[\s-]/g, '').toUpperCase();
  const letters = plain
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[\s'’·.-]/g, '');
  const code = canonicalBadgeCode(plain);
  const phone = checkPhone(plain);
  const found: (readonly [SearchKind, LookUp])[] = [];
  const add = (kind: SearchKind, column: LookUp['column'], value: string) =>
    found.push([kind, { column, value }]);

  if (code !== undefined) add('badge-code', 'badge_code_token', tokens.badgeCode(code));
  if (isDocumentNumber(compact)) add('id-number', 'id_number_token', tokens.idNumber(compact));
  if (phone.ok) add('phone', 'phone_token', tokens.phone(phone.value));
  if (/^\d{4}$/.test(compact)) add('phone-tail', 'phone_tail_token', tokens.phoneTail(compact));
  if (/^[A-Z]{1,4}\d{3,5}$/.test(compact)) add('badge-number', 'badge_number', canonicalBadgeNumber(plain));
  if (/\p{L}/u.test(plain) && !/\d/.test(plain)) add('name', 'name_token', tokens.name(plain));
  if (/^[a-z]{2,}$/.test(letters)) {
    add('pinyin', 'pinyin_token', tokens.pinyin(letters));
    if (letters.length <= 8) add('initials', 'initials_token', tokens.initials(letters));
  }
  return { kinds: found.map(([kind]) => kind), lookUps: found.map(([, lookUp]) => lookUp) };
}

/** A citizen's number of 18 or 15 digits, or what passports and permits carry. */
function isDocumentNumber(text: string): boolean {
  return /^\d{17}[\dX]$|^\d{15}$/.test(text) || (/^[A-Z0-9]{6,12}$/.test(text) && /\d{5}/.test(text));
}
