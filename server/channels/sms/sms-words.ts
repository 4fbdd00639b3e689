import type { Message, Recipient } from '../channel.ts';
import type { SmsField } from '../config.ts';
import { chineseMobile } from '../../../domain/identity/phone.ts';

/** A mobile of the mainland as its eleven digits, or a foreign number with `+`; SMS reaches no landline. */
export function mobileOf({ phone }: Recipient): string | undefined {
  return phone !== undefined && (chineseMobile.test(phone) || /^\+[1-9]\d{6,14}$/.test(phone))
    ? phone
    : undefined;
}

/**
 * The words for one variable of a registered template. Services refuse addresses in variables, so the template holds the
 * site's address and `linkPath` is what follows it.
 */
export function smsWord(field: SmsField, message: Message): string {
  if (field !== 'linkPath') return message.values[field] ?? '';
  if (message.link === undefined) return '';
  const { pathname, search, hash } = new URL(message.link);
  return `${pathname}${search}${hash}`.replace(/^\//, '');
}

/** The template for the message's language, or the Chinese one, which every account has. */
export function smsTemplateFor<Entry extends { readonly key: string; readonly language: string }>(
  templates: readonly Entry[],
  { key, language }: Message,
): Entry | undefined {
  const ofKey = templates.filter((entry) => entry.key === key);
  return (
    ofKey.find((entry) => entry.language === language) ?? ofKey.find((entry) => entry.language === 'zh-CN')
  );
}
