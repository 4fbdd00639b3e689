/** Stands for a character the font lacks; a guard sees at once that something is missing and can write it in. */
export const missingMark = '□';

export interface PrintableText {
  readonly text: string;
  /** How many characters had to be replaced. A count only: the characters are part of a name. */
  readonly missing: number;
}

/**
 * Replaces what the font cannot draw and drops what is invisible anyway (joiners, variation selectors, controls).
 * Only Latin letters are composed: full normalisation would swap some characters of names for other forms of them.
 */
export function printableText(raw: string, has: (codePoint: number) => boolean): PrintableText {
  let missing = 0;
  const composed = raw.replace(/\p{Script=Latin}\p{Mark}+/gu, (letter) => letter.normalize('NFC'));
  const characters = Array.from(composed.replace(/\s+/gu, ' '), (character) => {
    if (/[\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character)) return '';
    if (has(character.codePointAt(0) ?? 0)) return character;
    missing += 1;
    return missingMark;
  });
  return { text: characters.join('').trim(), missing };
}
