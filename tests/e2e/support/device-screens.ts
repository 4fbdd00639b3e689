import type { StringKey } from '../../../renderer/strings/index.ts';
import { beginning, type Hand } from './hand.ts';
import type { Staff } from './staff-screens.ts';
import type { KeyboardHand } from './keyboard-hand.ts';
import type { Visitor } from './visitor-screens.ts';

/** What a technician does on the device page. */
export interface Technician {
  /** From the first screen to the list of devices. */
  opensDevices(role: Parameters<Staff['opensMenu']>[0]): Promise<void>;
  /** From the list to one device. */
  opens(id: string): Promise<void>;
  /** Waits until the list has no such device any more. */
  misses(id: string): Promise<void>;
  /** Back to the list. */
  returns(): Promise<void>;
  /** Opens a setting of the form, empties it and types. */
  types(field: StringKey, text: string, on: 'digits' | 'letters'): Promise<void>;
  /** Opens a setting of the form and takes one of its choices. */
  chooses(field: StringKey, choice: StringKey): Promise<void>;
  /** Answers the question that lies above the form. */
  answers(key: StringKey): Promise<void>;
  /** Waits until the device in view is in this state. */
  becomes(health: StringKey): Promise<void>;
  /** Waits until the log says who did this last. */
  logSays(act: StringKey, who: string): Promise<void>;
}

export function createTechnician(
  hand: Pick<Hand, 'kiosk' | 'words'>,
  { staff, visitor, keyboard }: { staff: Staff; visitor: Visitor; keyboard: KeyboardHand },
): Technician {
  const { kiosk, words } = hand;
  const card = (id: string) => kiosk().getByRole('button', { name: beginning(`${id} `) });
  return {
    async opensDevices(role) {
      await staff.opensMenu(role);
      await visitor.chooseWords('device.menu');
      await visitor.sees('device.title');
    },
    async opens(id) {
      await card(id).tap();
      await kiosk().locator('.device-state__id').getByText(id, { exact: true }).waitFor();
    },
    misses: (id) => card(id).waitFor({ state: 'detached' }),
    async returns() {
      await visitor.press('device.all');
      await visitor.sees('device.title');
    },
    async types(field, text, on) {
      await visitor.press(field);
      await visitor.press('keyboard.clear');
      await keyboard[on](text);
      await visitor.press('device-setup.take');
    },
    async chooses(field, choice) {
      await visitor.press(field);
      await visitor.chooseWords(choice);
      await visitor.sees('device-setup.title');
    },
    answers: (key) =>
      kiosk()
        .getByRole('alertdialog')
        .getByRole('button', { name: words(key), exact: true })
        .tap(),
    becomes: (health) =>
      kiosk().locator('.device-state__health').getByText(words(health), { exact: true }).waitFor(),
    logSays: (act, who) =>
      kiosk()
        .locator('.device-log li')
        .first()
        .filter({ hasText: words(act) })
        .filter({ hasText: who })
        .waitFor(),
  };
}
