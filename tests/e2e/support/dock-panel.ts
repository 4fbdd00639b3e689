import type { StringKey } from '../../../renderer/strings/index.ts';
import type { Hand, Window } from './hand.ts';
import { demoPeople } from './site-config.ts';
import type { WindowWatch } from './window-watch.ts';

type Device = 'dock.reader' | 'dock.printer' | 'dock.scanner' | 'dock.relays';
type Mishap = 'dock.cover' | 'dock.no-labels' | 'dock.jam' | 'dock.mute';

/** The physical side of the lobby, worked by the dock's own buttons. */
export interface DockPanel {
  putCard(cardId: string): Promise<void>;
  /** Puts it down and takes it away in the middle of reading. */
  snatchCard(cardId: string): Promise<void>;
  /** Takes the card away and waits until the reader has noticed, as a person's hand would be slow enough for. */
  takeCard(): Promise<void>;
  /** `id`: which one, where there are several of the kind. */
  plug(device: Device, plugged: boolean, id?: string): Promise<void>;
  /** Switches a mishap of the printer on or off. */
  turn(mishap: Mishap, id?: string): Promise<void>;
  cutNextJob(): Promise<void>;
  /** Holds the newest label under the scanner. */
  scanLabel(): Promise<void>;
  scanText(text: string): Promise<void>;
  /** How many labels came out, once at least this many did. */
  labels(atLeast: number): Promise<number>;
}

export function createDockPanel(hand: Hand, window: Window, until: WindowWatch['until']): DockPanel {
  const panel = () => window().getByRole('complementary', { name: hand.words('dock.title') });
  const click = (name: string) => panel().getByRole('button', { name, exact: true }).first().click();
  const card = (key: StringKey, cardId: string) => {
    const name = demoPeople.cards.find(({ id }) => id === cardId)?.name;
    if (!name) throw new Error(`the demo has no card ${cardId}`);
    return click(hand.words(key, { name }));
  };
  const named = (key: StringKey, id?: string) =>
    id === undefined ? hand.words(key) : hand.words('dock.of-device', { words: hand.words(key), device: id });
  const picture = (name: RegExp) =>
    panel()
      .getByRole('list', { name: hand.words('dock.labels') })
      .getByRole('img', { name });
  /** Label 1 is not label 10; behind the number stands the printer, where there are several. */
  const pictureOf = (id: number) =>
    picture(new RegExp(`^${hand.words('dock.label-picture', { id })}(?!\\d)`));
  return {
    putCard: (cardId) => card('dock.put-name', cardId),
    snatchCard: (cardId) => card('dock.snatch-name', cardId),
    async takeCard() {
      await click(hand.words('dock.remove'));
      await until(({ cardOnReader }) => cardOnReader !== true, 'the reader to miss the card');
    },
    plug: (device, plugged, id) =>
      click(`${named(device, id)}: ${hand.words(plugged ? 'dock.plug' : 'dock.unplug')}`),
    turn: (mishap, id) => click(named(mishap, id)),
    cutNextJob: () => click(hand.words('dock.cut')),
    scanLabel: () => click(hand.words('dock.scan-label')),
    async scanText(text) {
      await panel().getByRole('textbox').fill(text);
      await click(hand.words('dock.scan'));
    },
    async labels(atLeast) {
      if (atLeast > 0) await pictureOf(atLeast).waitFor();
      // Only the last few are shown; they are numbered, newest first.
      const newest =
        (await picture(/./).count()) === 0 ? null : await picture(/./).first().getAttribute('alt');
      return Number(/\d+/.exec(newest ?? '0')?.[0]);
    },
  };
}
