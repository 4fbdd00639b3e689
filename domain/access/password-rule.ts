/**
 * What a password must be: long, and not guessable from what everybody knows. No rule about kinds of characters and no forced change:
 * both make people write passwords down (NIST SP 800-63B-4, 3.1.1.2).
 */
export const shortestPassword = 12;
/** In characters; a limit only against somebody who sends a book to be hashed. */
export const longestPassword = 128;
/** What must be left when everything guessable is taken out. */
const shortestRest = 8;

export const passwordFlaws = ['too-short', 'too-long', 'common', 'personal'] as const;
export type PasswordFlaw = (typeof passwordFlaws)[number];

/** The one form that is hashed: what a keyboard composes and what it sends in pieces are the same password (NFKC). */
export function canonicalPassword(text: string): string {
  return text.normalize('NFKC');
}

/**
 * What is wrong with a new password, or `undefined`.
 *
 * @param own what belongs to the person: login, name, the site's name
 */
export function flawInPassword(password: string, own: readonly string[]): PasswordFlaw | undefined {
  const text = canonicalPassword(password).toLowerCase();
  const { length } = [...text];
  if (length < shortestPassword) return 'too-short';
  if (length > longestPassword) return 'too-long';
  if (isTooPlain(without(text, common))) return 'common';
  const known = own.map((word) => word.normalize('NFKC').trim().toLowerCase());
  // A single character (a short surname) is in too many good passwords.
  if (isTooPlain(without(text, [...common, ...known.filter((word) => [...word].length > 1)])))
    return 'personal';
  return undefined;
}

/** A PIN for a kiosk's keypad, 6 to 12 digits, that is neither a run (123456) nor a beat (112112). */
export function isPlainPin(pin: string): boolean {
  return isRun(pin) || isBeat(pin);
}

function isTooPlain(rest: string): boolean {
  return [...rest].length < shortestRest || isRun(rest) || isBeat(rest);
}

/** Every character is the next one (or the one before): `abcdefgh`, `87654321`. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const step = (codes[1] ?? 0) - (codes[0] ?? 0);
  return Math.abs(step) === 1 && codes.every((code, at) => at === 0 || code - (codes[at - 1] ?? 0) === step);
}

/** The same few characters over and over: `aaaa`, `abab`, `123123`. */
function isBeat(text: string): boolean {
  const characters = [...text];
  return [1, 2, 3, 4].some((beat) =>
    characters.every((character, at) => character === characters[at % beat]),
  );
}

function without(text: string, words: readonly string[]): string {
  let rest = text;
  // Longest first, so that "password" goes before "pass".
  for (const word of [...words].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
  return rest;
}

/** What lists of leaked passwords are full of, in China and elsewhere. Parts: a password made of these alone is none. */
const common: readonly string[] = [
  ...['password', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'pass', 'mima', 'admin', 'administrator', 'root'],
  ...['welcome', 'letmein', 'changeme', 'secret', 'login', 'guest', 'test', 'master', 'hello', 'iloveyou'],
  ...[
    'qwertyuiop',
    'qwerty',
    'asdfghjkl',
    'asdf',
    'zxcvbnm',
    'zxcv',
    '1qaz2wsx',
    '1q2w3e4r',
    'qazwsx',
    'qwe',
  ],
  ...[
    '1234567890',
    '0123456789',
    '123456789',
    '12345678',
    '1234567',
    '123456',
    '12345',
    '1234',
    '123',
    '321',
  ],
  ...[
    '987654321',
    '654321',
    '111111',
    '000000',
    '888888',
    '666666',
    '112233',
    '147258',
    '5201314',
    '1314520',
  ],
  ...['woaini', 'aini', '1314', '520', '521', 'abcdef', 'abcd', 'abc', 'aaa', 'dragon', 'monkey', 'football'],
  ...['yingbin', '迎宾', 'visitor', 'fangke', 'hospital', 'yiyuan', 'school', 'xuexiao', 'baoan', 'menwei'],
  ...[
    '2020',
    '2021',
    '2022',
    '2023',
    '2024',
    '2025',
    '2026',
    '2027',
    '2028',
    '@',
    '!',
    '.',
    '_',
    '-',
    '#',
    ' ',
  ],
];
