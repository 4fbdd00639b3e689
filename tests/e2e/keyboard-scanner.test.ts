import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';

// A scanner that types is a keyboard to the system: here the browser's own key events are the scanner. The pauses are
// longer than a real scanner's, for a build machine that is busy.
const keyGapMs = 200;
/** How long a slow finger waits between two keys. */
const slowMs = 350;

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({
    album: 'keyboard-scanner',
    tier: 'medium',
    codeScanners: [
      // The first of its kind stands for the dock, whose text field is a real one.
      { id: 'scanner-1', driver: 'simulator' },
      { id: 'wedge', driver: 'keyboard', endKey: 'Enter', keyGapMs },
    ],
  });
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

const keys = () => lobby.page().keyboard;
const scan = async (text: string) => {
  await keys().type(text);
  await keys().press('Enter');
};
const typeSlowly = (text: string) => keys().type(text, { delay: slowMs });
/** The kiosk's own keyboard is loaded when it is first needed, and hears the real one as well. */
const keyboardIsThere = () => lobby.page().locator('.surface .keyboard:not(.keyboard--loading)').waitFor();
const dockField = () => lobby.page().getByRole('complementary').getByRole('textbox').first();

test('a badge that is scanned on the home screen leads to its visit', async () => {
  const { visitor, dock } = lobby;
  await dock.putCard('partner');
  await visitor.sees('welcome-back.title');
  await visitor.press('welcome-back.go');
  await visitor.sees('done.title-checked-in');
  await lobby.everybodyLeaves();
  await scan('A001');
  await visitor.sees('check-out-confirm.title');
  await visitor.press('check-out-confirm.go');
  await visitor.sees('done.title-checked-out');
});

test('a code that comes while a number is typed by hand reaches no field, and the typing goes on', async () => {
  const { visitor } = lobby;
  await visitor.press('home.leave');
  await visitor.sees('check-out.title');
  await keyboardIsThere();
  await typeSlowly('b2');
  await visitor.hasTyped('b2');
  await keys().press('Backspace');
  await visitor.hasTyped('b');
  await scan('https://example.com/?Number=7');
  await visitor.readsWords('check-out.not-found');
  expect(await visitor.text()).not.toContain('example');
});

test('Enter alone ends what was typed slowly, as without a scanner', async () => {
  const { visitor } = lobby;
  await visitor.press('home.leave');
  await visitor.sees('check-out.title');
  await keyboardIsThere();
  await typeSlowly('z9');
  await keys().press('Enter', { delay: slowMs });
  await visitor.readsWords('check-out.not-found');
});

test('a real text field gets slow typing at the caret, and fast typing that is no code; a code it never sees', async () => {
  const field = dockField();
  await field.click();
  await typeSlowly('Ac');
  await keys().press('ArrowLeft');
  await typeSlowly('b ');
  await expect.poll(() => field.inputValue()).toBe('Ab c');
  await scan('CODE-17');
  await lobby.visitor.sees('check-out.title');
  expect(await field.inputValue()).toBe('Ab c');
  await field.click();
  await keys().press('Control+a');
  await keys().type('fast');
  // Nobody ends it: it was typing.
  await expect.poll(() => field.inputValue()).toBe('fast');
  await keys().press('Tab');
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(false);
});

test('keys of an input method, keys held down, shortcuts and a button’s Space are never held back', async () => {
  const heldBack = (init: Readonly<Record<string, string | number | boolean>>) =>
    lobby.page().evaluate((given) => {
      const target = document.querySelector('button') ?? document.body;
      let isHeld = true;
      target.addEventListener('keydown', () => (isHeld = false), { once: true });
      target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...given }));
      return isHeld;
    }, init);
  expect(await heldBack({ key: 'n', isComposing: true })).toBe(false);
  expect(await heldBack({ key: 'Process', keyCode: 229 })).toBe(false);
  expect(await heldBack({ key: 'a', repeat: true })).toBe(false);
  expect(await heldBack({ key: 'c', ctrlKey: true })).toBe(false);
  expect(await heldBack({ key: ' ' })).toBe(false);
  expect(await heldBack({ key: 'a' })).toBe(true);
});
