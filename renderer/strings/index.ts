import i18next from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language, LocalText } from '../../domain/policy/vocabulary.ts';
import { en } from './en/index.ts';
import { zhCn } from './zh-cn/index.ts';

/** Chinese comes first: its keys are the catalogue, and English must have the same ones (build/checks/strings.ts). */
export type StringKey = keyof typeof zhCn;
export type Translate = (key: StringKey, values?: Readonly<Record<string, string | number>>) => string;

export async function startStrings(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCn }, en: { translation: en } },
    // Keys are flat, `home.title`; and React escapes already.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
}

export async function speakLanguage(language: Language): Promise<void> {
  if (i18next.language !== language) await i18next.changeLanguage(language);
}

export interface Strings {
  readonly t: Translate;
  readonly language: Language;
  /** A text that the site wrote itself, in the language of the screen. */
  readonly local: (text: LocalText) => string;
}

export function useStrings(): Strings {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
    return { t: (key, values) => t(key, { ...values }), language, local: (text) => text[language] };
  }, [t, i18n.language]);
}
