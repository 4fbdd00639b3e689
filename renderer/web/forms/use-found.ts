import { useEffect, useMemo, useState } from 'react';
import { later } from '../services.ts';
import { asksForPinyin, loadPinyinMatcher, matchPlain, type Matcher } from './match-text.ts';

export interface ComboboxItem {
  readonly id: string;
  readonly label: string;
  /** Tells namesakes apart: the department. */
  readonly detail?: string;
}

export type Search = (typed: string, signal: AbortSignal) => Promise<readonly ComboboxItem[]>;

/** Between the last letter and the question to the server. */
const pauseMs = 250;
/** More than anybody reads; typing on narrows it down. */
const shownAtMost = 50;

/** The items that fit what was typed: out of all there are, or asked from the server. */
export function useFound(
  typed: string,
  items: readonly ComboboxItem[] | undefined,
  search: Search | undefined,
): { readonly found: readonly ComboboxItem[]; readonly searching: boolean } {
  const [matcher, setMatcher] = useState<{ readonly fits: Matcher }>({ fits: matchPlain });
  const [asked, setAsked] = useState<{ readonly typed: string; readonly items: readonly ComboboxItem[] }>();

  const needsPinyin = items !== undefined && matcher.fits === matchPlain && asksForPinyin(typed);
  useEffect(() => {
    if (!needsPinyin) return;
    // Without a line names are still found by their characters.
    loadPinyinMatcher().then(
      (fits) => setMatcher({ fits }),
      () => {},
    );
  }, [needsPinyin]);

  useEffect(() => {
    if (!search || typed.trim() === '') return;
    const stop = new AbortController();
    const cancel = later(pauseMs, () => {
      void search(typed.trim(), stop.signal).then((answer) => {
        if (!stop.signal.aborted) setAsked({ typed, items: answer });
      });
    });
    return () => {
      cancel();
      stop.abort();
    };
    // `search` is written anew with every drawing of its form; only what is typed asks again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [typed]);

  const found = useMemo(() => {
    if (!items) return typed.trim() === '' ? [] : (asked?.items ?? []);
    // A chosen item fills the field; opening it again should offer the others too.
    if (typed.trim() === '' || items.some(({ label }) => label === typed)) return items.slice(0, shownAtMost);
    return items
      .filter(({ label, detail }) => matcher.fits(label, typed) || (detail && matcher.fits(detail, typed)))
      .slice(0, shownAtMost);
  }, [items, typed, asked, matcher]);
  return { found, searching: search !== undefined && typed.trim() !== '' && asked?.typed !== typed };
}
