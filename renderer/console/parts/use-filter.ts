import { useEffect, useState } from 'react';
import { asksForPinyin, loadPinyinMatcher, matchPlain, type Matcher } from '../../web/forms/match-text.ts';

/** The rows that fit what was typed: by characters, pinyin or initials. */
export function useFilter<Row>(
  rows: readonly Row[],
  typed: string,
  textOf: (row: Row) => string,
): readonly Row[] {
  const [match, setMatch] = useState<Matcher>(() => matchPlain);
  const wantsPinyin = asksForPinyin(typed);
  useEffect(() => {
    if (wantsPinyin) void loadPinyinMatcher().then((loaded) => setMatch(() => loaded));
  }, [wantsPinyin]);
  return typed.trim() === '' ? rows : rows.filter((row) => match(textOf(row), typed.trim()));
}
