import type { Locator, Page } from 'playwright';
import { en } from '../../../renderer/strings/en/index.ts';
import { zhCn } from '../../../renderer/strings/zh-cn/index.ts';
import type { StringKey } from '../../../renderer/strings/index.ts';
import type { Language } from '../../../domain/policy/vocabulary.ts';

/** The present window: another one after a crash. */
export type Window = () => Page;

/**
 * A finger on the kiosk and the eyes above it. Words are taken from the catalogue by their keys, in the language
 * that the screen speaks just now; a word that is on the screen in another language is not found.
 */
export interface Hand {
  words(key: StringKey, values?: Readonly<Record<string, string | number>>): string;
  /** What stands on the kiosk, without the dock beside it. */
  readonly kiosk: () => Locator;
  /** Touches a button whose name begins with these words. */
  press(key: StringKey): Promise<void>;
  /** The same by the words themselves; large type parts a screen into pages, which are turned until it is there. */
  pressNamed(text: string): Promise<void>;
  touch(target: Locator): Promise<void>;
  /** How often the kiosk was touched since the last call. */
  touches(): number;
  speak(language: Language): void;
}

/** No screen has more, however large its type. */
const mostPages = 4;

const catalogues = { 'zh-CN': zhCn, en } as const;

export function createHand(window: Window): Hand {
  let language: Language = 'zh-CN';
  let count = 0;
  const kiosk = () => window().locator('.surface');
  const words: Hand['words'] = (key, values = {}) =>
    catalogues[language][key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  const touch = async (target: Locator) => {
    await target.tap();
    count += 1;
  };
  const pressNamed = async (text: string) => {
    const wanted = kiosk().getByRole('button', { name: beginning(text) });
    const nextPage = kiosk().getByRole('button', { name: words('page.next'), exact: true });
    for (let page = 0; page < mostPages; page += 1) {
      await wanted.or(nextPage).first().waitFor();
      if (await wanted.first().isVisible()) break;
      await touch(nextPage);
    }
    await touch(wanted);
  };
  return {
    words,
    kiosk,
    touch,
    pressNamed,
    press: (key) => pressNamed(words(key)),
    touches: () => {
      const touched = count;
      count = 0;
      return touched;
    },
    speak: (next) => {
      language = next;
    },
  };
}

/** Buttons with a second, quieter line have both in their name. */
export const beginning = (words: string): RegExp =>
  new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
