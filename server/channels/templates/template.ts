import { maskName } from '../../../domain/identity/mask.ts';
import { unreachable } from '../../../domain/kernel/exhaustive.ts';
import type { Language } from '../../../domain/policy/vocabulary.ts';
import type { Message, MessageAction } from '../channel.ts';
import { chinese } from '../strings/zh-cn.ts';
import type { TemplateWords } from '../strings/zh-cn.ts';
import { english } from '../strings/en.ts';
import { freeText } from './free-text.ts';
import { templateCatalogue } from './keys.ts';
import type { FieldName, TemplateFields, TemplateKey, ValuesOf } from './keys.ts';
import { momentText, windowText } from './moments.ts';

const words: Readonly<Record<Language, Readonly<Record<TemplateKey, TemplateWords>>>> = {
  'zh-CN': chinese,
  en: english,
};

/** Names of people, departments and places, in characters. */
const nameLimit = 60;
/** A reason, a question; short enough that the whole message fits into 2,048 bytes of Chinese (WeCom). */
const sentenceLimit = 200;

/**
 * The message for `key` in `language`. The visitor's name is masked, whatever was handed in; numbers that point at a
 * person are taken out of free words. Other people's names in them are not known here: forms ask not to write any.
 */
export function template<Key extends TemplateKey>(
  key: Key,
  language: Language,
  values: ValuesOf<Key>,
): Message {
  const given: GivenValues = values;
  const fields: readonly FieldName[] = templateCatalogue[key].fields;
  const told = Object.fromEntries(fields.map((field) => [field, fieldText(field, given, language)]));
  const fill = (text: string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (_, field: string) => told[field] ?? '');
  const { title, text } = words[language][key];
  return {
    key,
    language,
    title: fill(title),
    text: fill(text),
    values: told,
    ...(given.link === undefined ? {} : { link: given.link }),
    ...(given.actions === undefined ? {} : { actions: given.actions }),
  };
}

type GivenValues = Partial<TemplateFields> & {
  readonly link?: string;
  readonly actions?: readonly MessageAction[];
};

function fieldText(field: FieldName, given: GivenValues, language: Language): string {
  switch (field) {
    case 'visitor':
      return freeText(maskName((given.visitor ?? '').trim()), nameLimit);
    case 'department':
    case 'place':
      return freeText(given[field] ?? '', nameLimit);
    case 'reason':
    case 'question':
    case 'subject':
      return freeText(given[field] ?? '', sentenceLimit);
    case 'window':
      return given.window ? windowText(given.window, language) : '';
    case 'deadline':
      return given.deadline ? momentText(given.deadline, language) : '';
    default:
      return unreachable(field);
  }
}
