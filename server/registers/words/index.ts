import type { Language } from '../../../domain/policy/vocabulary.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type RegisterKey = keyof typeof zhCn;

const catalogues: Readonly<Record<Language, Readonly<Record<RegisterKey, string>>>> = { 'zh-CN': zhCn, en };

/** Words of the registers in one language. */
export interface RegisterWords {
  readonly t: (key: RegisterKey) => string;
  /** A word that a table holds, such as a state; itself where the catalogue has none. */
  readonly word: (kind: string, value: string | null | undefined) => string;
}

export function registerWords(language: Language): RegisterWords {
  const catalogue = catalogues[language];
  return {
    t: (key) => catalogue[key],
    word: (kind, value) =>
      value ? ((catalogue as Readonly<Record<string, string>>)[`${kind}.${value}`] ?? value) : '',
  };
}
