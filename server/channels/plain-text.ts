import type { Message } from './channel.ts';

/** The message as lines of plain text, for channels that know nothing else. */
export function plainText({ title, text, link, actions = [] }: Message): string {
  return [
    title,
    text,
    ...(link === undefined ? [] : [link]),
    ...actions.map((action) => `${action.label}: ${action.link}`),
  ].join('\n');
}

/** Bytes in UTF-8: every one of these services counts bytes, and a Chinese character is three. */
export const utf8Bytes = (text: string): number => Buffer.byteLength(text, 'utf8');
