/** Finds people and rooms by what somebody types: characters, pinyin, or the initials of it. */
export type Matcher = (text: string, typed: string) => boolean;

const latin = /^[a-z' ]+$/i;

/** Whether typing this can only mean pinyin (or an English name): then the readings are worth loading. */
export function asksForPinyin(typed: string): boolean {
  return latin.test(typed.trim()) && typed.trim() !== '';
}

export const matchPlain: Matcher = (text, typed) => fold(text).includes(fold(typed));

/** Brings the readings of characters (some 100 kB), once. */
export async function loadPinyinMatcher(): Promise<Matcher> {
  const { match } = await import('pinyin-pro');
  return (text, typed) =>
    matchPlain(text, typed) ||
    // Full syllables, initials and mixtures of them, for every reading of a character with several.
    match(text, typed.replaceAll(/[\s']/g, '').toLowerCase(), { continuous: true }) !== null;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
}
