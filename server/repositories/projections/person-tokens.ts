import { pinyin } from 'pinyin-pro';
import type { Tokens } from '../../../crypto/tokens.ts';

export interface PersonTokens {
  readonly id_number_token: string | null;
  readonly phone_token: string | null;
  readonly phone_tail_token: string | null;
  readonly name_token: string | null;
  readonly pinyin_token: string | null;
  readonly initials_token: string | null;
}

export const noTokens: PersonTokens = {
  id_number_token: null,
  phone_token: null,
  phone_tail_token: null,
  name_token: null,
  pinyin_token: null,
  initials_token: null,
};

/** Everything a person can be looked up by, as keyed tokens. */
export function personTokens(
  tokens: Tokens,
  person: {
    readonly name?: string | undefined;
    readonly idNumber?: string | undefined;
    readonly phone?: string | undefined;
  },
): PersonTokens {
  const { name, idNumber, phone } = person;
  const letters = name ? nameInLetters(name) : undefined;
  return {
    id_number_token: idNumber ? tokens.idNumber(idNumber) : null,
    phone_token: phone ? tokens.phone(phone) : null,
    phone_tail_token: phone ? tokens.phoneTail(phone) : null,
    name_token: name ? tokens.name(name) : null,
    pinyin_token: letters ? tokens.pinyin(letters.full) : null,
    initials_token: letters ? tokens.initials(letters.initials) : null,
  };
}

/** 赵文静 → `zhaowenjing`, `zwj`; a Latin name by its own words. */
export function nameInLetters(name: string): { readonly full: string; readonly initials: string } {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
    v: true,
  })
    .flatMap((part) => part.split(/[\s·.-]+/))
    .filter((part) => part !== '');
  return {
    full: syllables.join('').toLowerCase(),
    initials: syllables
      .map((part) => part.charAt(0))
      .join('')
      .toLowerCase(),
  };
}
