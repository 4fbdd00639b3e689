import type { Hand } from './hand.ts';

/** How a finger types: on the pad, on the letters, and in pinyin by picking characters. */
export interface KeyboardHand {
  digits(text: string): Promise<void>;
  letters(text: string): Promise<void>;
  /** One character or surname at a time: its letters, then the character among the candidates. */
  pinyin(...syllables: readonly (readonly [letters: string, characters: string])[]): Promise<void>;
  /** Takes a character that the waiting letters can stand for. */
  pick(characters: string): Promise<void>;
  done(): Promise<void>;
}

/** More pages than anybody turns. */
const mostPages = 8;

export function createKeyboardHand(hand: Hand): KeyboardHand {
  const group = (name: 'keyboard.numbers' | 'keyboard.letters' | 'keyboard.candidates') =>
    hand.kiosk().getByRole('group', { name: hand.words(name), exact: true });
  const key = (on: 'keyboard.numbers' | 'keyboard.letters', name: string) =>
    hand.touch(group(on).getByRole('button', { name, exact: true }));

  async function pick(characters: string): Promise<void> {
    const candidates = group('keyboard.candidates').getByRole('button');
    await candidates.first().waitFor();
    const wanted = group('keyboard.candidates').getByRole('button', { name: characters, exact: true });
    for (let page = 0; page < mostPages && !(await wanted.isVisible()); page += 1) {
      await hand.press('keyboard.next-page');
    }
    await hand.touch(wanted);
  }

  return {
    async digits(text) {
      for (const digit of text) await key('keyboard.numbers', digit);
    },
    async letters(text) {
      for (const letter of text) await key('keyboard.letters', letter);
    },
    async pinyin(...syllables) {
      for (const [letters, characters] of syllables) {
        for (const letter of letters) await key('keyboard.letters', letter);
        await hand.kiosk().locator('.candidates__letters').getByText(letters, { exact: true }).waitFor();
        await pick(characters);
      }
    },
    pick,
    done: () => hand.press('keyboard.done'),
  };
}
