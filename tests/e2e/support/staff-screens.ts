import type { Hand } from './hand.ts';
import type { KeyboardHand } from './keyboard-hand.ts';
import { demoPeople } from './site-config.ts';
import type { Visitor } from './visitor-screens.ts';

type Role = (typeof demoPeople.staff)[number]['role'];

/** What guards and receptionists do at the kiosk. */
export interface Staff {
  /** Types number and PIN into the sign-in that is on the screen. */
  signsIn(role: Role): Promise<void>;
  /** Types a number and any PIN and touches "sign in". */
  tries(code: string, pin: string): Promise<void>;
  /** Only the PIN, after a wrong one. */
  triesPin(pin: string): Promise<void>;
  /** From the first screen to the menu. */
  opensMenu(role: Role): Promise<void>;
}

export function memberOf(role: Role): (typeof demoPeople.staff)[number] {
  const member = demoPeople.staff.find((one) => one.role === role);
  if (!member) throw new Error(`the demo has no ${role}`);
  return member;
}

export function createStaff(hand: Hand, keyboard: KeyboardHand, visitor: Visitor): Staff {
  const staff: Staff = {
    async signsIn(role) {
      const { code, pin } = memberOf(role);
      await staff.tries(code, pin);
    },
    async tries(code, pin) {
      await keyboard.digits(code);
      await keyboard.done();
      await staff.triesPin(pin);
    },
    async triesPin(pin) {
      await keyboard.digits(pin);
      await hand.press('sign-in.go');
    },
    async opensMenu(role) {
      await visitor.press('home.staff');
      await visitor.sees('sign-in.title');
      await staff.signsIn(role);
      await visitor.sees('staff-menu.title');
    },
  };
  return staff;
}
