import { lettersAfter, type Candidate } from './pinyin/candidates.ts';

/** What is typed: the text of the field, and pinyin letters that have not become characters yet. */
export interface Typing {
  readonly value: string;
  readonly letters: string;
}

/** A key of the letter keyboards; anything else is the character itself. */
export type KeyName = '{bksp}' | '{clear}' | '{space}' | '{shift}' | '{language}' | '{done}';

/** No syllable is longer; three of them are more than a name has. */
const mostLetters = 20;

export interface TypingRules {
  /** Letters become pinyin instead of text. */
  readonly pinyin: boolean;
  /** What the space bar takes while letters are waiting. */
  readonly best?: Candidate | undefined;
  readonly maxLength: number;
}

/** What one key makes of the text. Keys that change no text (shift, language) return it as it was. */
export function press(typing: Typing, key: string, rules: TypingRules): Typing {
  const { value, letters } = typing;
  switch (key) {
    case '{bksp}':
      if (letters !== '') return { value, letters: letters.slice(0, -1) };
      // By code point: half of a rare character such as 𬱖 must not stay behind.
      return { value: [...value].slice(0, -1).join(''), letters };
    case '{clear}':
      return { value: '', letters: '' };
    case '{space}':
      if (letters !== '') return rules.best ? take(typing, rules.best, rules.maxLength) : typing;
      // A blank before the first letter is only ever a slip of the finger.
      return value === '' ? typing : { value: clipped(`${value} `, rules.maxLength), letters };
    case '{shift}':
    case '{language}':
    case '{done}':
      return typing;
    default:
      if (rules.pinyin && /^[a-z]$/i.test(key)) {
        return { value, letters: (letters + key.toLowerCase()).slice(0, mostLetters) };
      }
      return { value: clipped(value + key, rules.maxLength), letters };
  }
}

/** Puts a candidate into the text; letters it does not stand for keep waiting. */
export function take(typing: Typing, candidate: Candidate, maxLength: number): Typing {
  return {
    value: clipped(typing.value + candidate.text, maxLength),
    letters: lettersAfter(typing.letters, candidate),
  };
}

function clipped(text: string, maxLength: number): string {
  return [...text].slice(0, maxLength).join('');
}
