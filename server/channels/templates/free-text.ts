import { withoutPersonalNumbers } from '../personal-number.ts';

/** Control characters, line ends and marks that turn the direction of writing: they would let a word forge a line. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * Words that somebody typed, made safe to stand in a message: one line, at most `limit` characters, no number that points
 * at a person, nothing that a chat program takes for an order (Feishu reads `<at user_id="all">`).
 */
export function freeText(words: string, limit: number): string {
  const line = words.replace(unprintable, ' ').replace(/\s+/g, ' ').trim();
  const harmless = withoutPersonalNumbers(line).replaceAll('<', '＜').replaceAll('>', '＞');
  const characters = [...harmless];
  return characters.length <= limit ? harmless : `${characters.slice(0, limit - 1).join('')}…`;
}
