import i18next from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language, LocalText } from '../../domain/policy/vocabulary.ts';
import type { account } from '../strings/zh-cn/account.ts';
import type { admin } from '../strings/zh-cn/admin.ts';
import type { common } from '../strings/zh-cn/common.ts';
import type { console } from '../strings/zh-cn/console.ts';
import type { desk } from '../strings/zh-cn/desk.ts';
import type { devices } from '../strings/zh-cn/devices.ts';
import type { handheld } from '../strings/zh-cn/handheld.ts';
import type { portal } from '../strings/zh-cn/portal.ts';
import type { reviews } from '../strings/zh-cn/reviews.ts';
import type { web } from '../strings/zh-cn/web.ts';

/**
 * Words of the three pages. Every page loads only its own parts, in one language; that a screen uses no key of a part that its
 * page does not load is checked by build/checks/strings.ts.
 */
export type WebKey =
  | keyof typeof common
  | keyof typeof web
  | keyof typeof account
  | keyof typeof admin
  | keyof typeof devices
  | keyof typeof portal
  | keyof typeof console
  | keyof typeof reviews
  | keyof typeof desk
  | keyof typeof handheld;
export type Translate = (key: WebKey, values?: Readonly<Record<string, string | number>>) => string;

/** Brings a page's words in one language. */
export type Catalogues = Readonly<
  Record<Language, () => Promise<{ readonly words: Readonly<Record<string, string>> }>>
>;

const storageKey = 'yingbin.language';
let catalogues: Catalogues | undefined;

export async function startStrings(parts: Catalogues): Promise<void> {
  catalogues = parts;
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: {},
    // Keys are flat, `sign-in.title`; and React escapes already.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  await speakLanguage(preferredLanguage());
}

/** Loads the words first and changes then: no screen is ever drawn in keys. */
export async function speakLanguage(language: Language): Promise<void> {
  if (!catalogues) throw new Error('startStrings comes first');
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { words } = await catalogues[language]();
    i18next.addResourceBundle(language, 'translation', words);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Speaks it and remembers it on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // A browser that keeps nothing (private window) asks again next time.
  }
  await speakLanguage(language);
}

function preferredLanguage(): Language {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(storageKey);
  } catch {
    // As above.
  }
  if (chosen === 'zh-CN' || chosen === 'en') return chosen;
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) ||
    !navigator.languages.some((tag) => tag.toLowerCase().startsWith('en'))
    ? 'zh-CN'
    : 'en';
}

export interface Strings {
  readonly t: Translate;
  readonly language: Language;
  /** A text that the site wrote itself, in the language of the screen. */
  readonly local: (text: LocalText) => string;
  /** Words for a key that the server sent; those of `fallback` when this page knows none. */
  readonly known: (
    key: string,
    fallback: WebKey,
    values?: Readonly<Record<string, string | number>>,
  ) => string;
}

export function useStrings(): Strings {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
    return {
      t: (key, values) => t(key, { ...values }),
      language,
      local: (text) => text[language],
      known: (key, fallback, values) => t(i18n.exists(key) ? key : fallback, { ...values }),
    };
  }, [t, i18n]);
}
