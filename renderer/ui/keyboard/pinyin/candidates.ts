import { commonSurnames, compoundSurnames, givenNameCharacters } from './surnames.ts';

/** Syllable without tone, `v` for ü, to its characters in the order in which they are offered. */
export type PinyinTable = Readonly<Record<string, string>>;

export interface Candidate {
  readonly text: string;
  /** How many of the typed letters the text stands for. */
  readonly used: number;
}

/** The longest syllables have six letters: zhuang, chuang, shuang. */
const longestSyllable = 6;
/** How many characters of each longer syllable are offered while it is still being typed. */
const foretaste = 3;

/**
 * What the typed letters can stand for, best first: whole surnames, the characters of the longest syllable, those
 * of shorter syllables when the rest still reads as pinyin (`xian` is 先 and 西+an), then a foretaste of syllables
 * that are not finished yet. `first` is set while the field is empty, where a
 * surname is expected; a given name is expected afterwards.
 */
export function candidatesFor(letters: string, table: PinyinTable, first: boolean): Candidate[] {
  const typed = spelling(letters);
  if (typed === '') return [];
  const read = syllablesAt(typed, table).flatMap((syllable) =>
    charactersOf(syllable, table, first).map((text) => ({ text, used: syllable.length })),
  );
  return withoutRepeats([
    ...(first ? surnamesFor(typed).finished : []),
    ...read.slice(0, foretaste),
    ...(first ? surnamesFor(typed).begun : []),
    ...read.slice(foretaste),
    ...foretasteOf(typed, table, first),
  ]);
}

/** The letters that are left after a candidate was taken. */
export function lettersAfter(letters: string, taken: Candidate): string {
  return spelling(letters).slice(taken.used);
}

/** Passports write ü as `yu` (LYU), input methods as `v`; both are understood. Not inside: chunyu is 淳于. */
function spelling(letters: string): string {
  return letters.toLowerCase().replace(/^([ln])yu/, '$1v');
}

function surnamesFor(typed: string): { finished: Candidate[]; begun: Candidate[] } {
  const all = Object.entries(compoundSurnames);
  return {
    finished: all
      .filter(([pinyin]) => typed.startsWith(pinyin))
      .map(([pinyin, text]) => ({ text, used: pinyin.length })),
    begun: all
      .filter(([pinyin]) => typed.length >= 3 && typed.length < pinyin.length && pinyin.startsWith(typed))
      .map(([, text]) => ({ text, used: typed.length })),
  };
}

function foretasteOf(typed: string, table: PinyinTable, first: boolean): Candidate[] {
  const texts = unfinished(typed, table).flatMap((syllable) =>
    charactersOf(syllable, table, first).slice(0, foretaste),
  );
  return namesFirst(texts, first).map((text) => ({ text, used: typed.length }));
}

/** The longest syllable that `typed` begins with, then shorter ones if what follows them is finished syllables. */
function syllablesAt(typed: string, table: PinyinTable): string[] {
  const possible = beginnings(typed, table);
  const restOf = (syllable: string) => typed.slice(syllable.length);
  const longest = possible.find((syllable) => isReadable(restOf(syllable), table, 'begun')) ?? possible[0];
  if (longest === undefined) return [];
  const shorter = possible.filter(
    (syllable) => syllable.length < longest.length && isReadable(restOf(syllable), table, 'finished'),
  );
  return [longest, ...shorter];
}

function beginnings(typed: string, table: PinyinTable): string[] {
  const found: string[] = [];
  for (let length = Math.min(longestSyllable, typed.length); length > 0; length--) {
    const syllable = typed.slice(0, length);
    if (Object.hasOwn(table, syllable)) found.push(syllable);
  }
  return found;
}

/** Whether `rest` is nothing or a row of syllables, of which the last may only be begun. */
function isReadable(rest: string, table: PinyinTable, last: 'finished' | 'begun'): boolean {
  if (rest === '') return true;
  if (last === 'begun' && unfinished(rest, table).length > 0) return true;
  return beginnings(rest, table).some((syllable) => isReadable(rest.slice(syllable.length), table, last));
}

function unfinished(typed: string, table: PinyinTable): string[] {
  if (typed.length >= longestSyllable) return [];
  return Object.keys(table).filter(
    (syllable) => syllable.length > typed.length && syllable.startsWith(typed),
  );
}

function charactersOf(syllable: string, table: PinyinTable, first: boolean): string[] {
  return namesFirst([...(table[syllable] ?? '')], first);
}

/** What a kiosk types is mostly names: their characters come before those of running text. */
function namesFirst(characters: readonly string[], first: boolean): string[] {
  const preferred = first ? commonSurnames : givenNameCharacters;
  const likely = characters
    .filter((character) => preferred.includes(character))
    .sort((a, b) => preferred.indexOf(a) - preferred.indexOf(b));
  return [...likely, ...characters.filter((character) => !preferred.includes(character))];
}

function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ text }) => {
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
