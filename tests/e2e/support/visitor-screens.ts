import type { FieldName, Language } from '../../../domain/policy/vocabulary.ts';
import type { KioskStatus } from '../../../domain/visit/status.ts';
import type { StringKey } from '../../../renderer/strings/index.ts';
import { createKeyboardHand } from './keyboard-hand.ts';
import { beginning, type Hand } from './hand.ts';
import type { WindowWatch } from './window-watch.ts';

/** What a visitor sees and touches, in the words of a visit. */
export interface Visitor {
  /** Waits until this is the question on the screen. */
  sees(title: StringKey): Promise<void>;
  /** Waits until the kiosk says this somewhere. */
  reads(text: string): Promise<void>;
  readsWords(key: StringKey, values?: Readonly<Record<string, string | number>>): Promise<void>;
  /** Makes sure that these words are nowhere on the kiosk, once the question is there. */
  readsNot(key: StringKey): Promise<void>;
  press(key: StringKey): Promise<void>;
  /** Ticks the box of the notice that speaks of this field. */
  ticks(field: `field.${FieldName}`): Promise<void>;
  /** Touches the answer whose name begins with `text`: a host, a purpose, a time. */
  choose(text: string): Promise<void>;
  chooseWords(key: StringKey): Promise<void>;
  /** The first, so the earliest, time to leave. */
  leavesSoon(): Promise<void>;
  /** As `readsWords`, for a sentence whose `open` place holds something that changes by itself. */
  readsUntil(key: StringKey, open: string): Promise<void>;
  /** Everything that is written on the kiosk now. */
  text(): Promise<string>;
  /** Waits until exactly this stands in the field above the keyboard. */
  hasTyped(text: string): Promise<void>;
  touches(): number;
  speaks(language: Language): Promise<void>;
  agrees(): Promise<void>;
  givesPhone(phone: string): Promise<void>;
  /** Finds a host by what is typed and chooses the one of this name. */
  asksFor(letters: string, name: string): Promise<void>;
  /** Everything a walk-in is asked after the notice, up to the summary. */
  answersEverything(phone: string): Promise<void>;
  /** Touches the way out of one screen after the other until the kiosk is free. */
  leaves(): Promise<void>;
}

/** No way out is longer. */
const mostScreens = 6;

/** Every way out of any screen, in the order in which a person would look for one. */
const waysOut: readonly StringKey[] = [
  'idle.stay',
  'staff.sign-out',
  'action.cancel',
  'notice.decline',
  'already-inside.stay',
  'check-out-confirm.stay',
  'action.back',
  'card.home',
  'face-check.without',
  'face-check.stop-enrolling',
  'face-again.person',
  'face-again.stop',
  'face-stored.on',
  'face-enrol.no',
  'face-withdraw.no',
  'review.leave',
  'rate.skip',
  'crew.end',
  // Last: a keyboard has a key of this name.
  'action.finish',
];

const seenOf = ({ screen, idleWarning }: KioskStatus) => JSON.stringify([screen, idleWarning !== undefined]);

export function createVisitor(hand: Hand, watch: Pick<WindowWatch, 'status' | 'until'>): Visitor {
  const keyboard = createKeyboardHand(hand);
  const { press, words, kiosk } = hand;

  const visitor: Visitor = {
    press,
    touches: hand.touches,
    sees: (title) =>
      kiosk()
        .getByRole('heading', { level: 1, name: words(title), exact: true })
        .waitFor(),
    reads: (text) => kiosk().getByText(text).first().waitFor(),
    readsWords: (key, values) => visitor.reads(words(key, values)),
    choose: hand.pressNamed,
    async readsNot(key) {
      const text = await visitor.text();
      if (text.includes(words(key))) throw new Error(`the kiosk says ${key}`);
    },
    ticks: (field) =>
      hand.touch(kiosk().locator('label', { hasText: words('notice.item', { field: words(field) }) })),
    chooseWords: (key) => visitor.choose(words(key)),
    async leavesSoon() {
      await visitor.sees('leave.title');
      await hand.touch(
        kiosk()
          .getByRole('group', { name: words('leave.title') })
          .getByRole('button')
          .first(),
      );
    },
    readsUntil: (key, open) => visitor.reads(words(key, { [open]: '\0' }).split('\0')[0] ?? ''),
    text: () => kiosk().innerText(),
    hasTyped: (text) => kiosk().locator('.text-field__value').getByText(text, { exact: true }).waitFor(),
    async speaks(language) {
      await press(`language.${language}`);
      hand.speak(language);
    },
    async agrees() {
      await visitor.sees('notice.title');
      await press('notice.agree');
    },
    async givesPhone(phone) {
      await visitor.sees('phone.title');
      await keyboard.digits(phone);
      await press('action.next');
    },
    async asksFor(letters, name) {
      await visitor.sees('host.title');
      await keyboard.letters(letters);
      await visitor.choose(name);
    },
    async answersEverything(phone) {
      await visitor.givesPhone(phone);
      await visitor.asksFor('zwj', '赵文静');
      await visitor.sees('purpose.title');
      await visitor.choose('开会洽谈');
      await visitor.sees('companions.title');
      await press('action.next');
      await visitor.leavesSoon();
      await visitor.sees('confirm.title');
    },
    async leaves() {
      const { status, until } = watch;
      for (let tries = 0; tries < mostScreens && status().screen.name !== 'home'; tries += 1) {
        const before = seenOf(status());
        const doors = waysOut.map((way) =>
          kiosk()
            .getByRole('button', { name: beginning(words(way)) })
            .first(),
        );
        const anyDoor = doors.reduce((one, other) => one.or(other));
        await anyDoor.first().waitFor();
        const visible = await Promise.all(doors.map((door) => door.isVisible()));
        const door = doors[visible.indexOf(true)];
        if (door) await hand.touch(door);
        // Not any news: a device that comes back at this moment is some too.
        await until((now) => seenOf(now) !== before, 'the next screen');
      }
      // Language and large type go with the visitor, unless they were chosen on the first screen itself.
      if (status().elder) await press('frame.elder-off');
      await visitor.speaks('zh-CN');
      await visitor.sees('home.title');
      hand.touches();
    },
  };
  return visitor;
}
