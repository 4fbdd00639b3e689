import { expect, test, type TestContext } from 'vitest';
import type { TimingConfig } from '../../main/app/config-schema.ts';
import { openLobby, type Lobby } from './support/lobby.ts';

// The stories below are about waiting, so they wait side by side, each at a kiosk of its own.

const impatient: TimingConfig = { idleSeconds: 10, staffIdleSeconds: 10, answerSeconds: 5, doneSeconds: 4 };
const personal = ['李样本', '310101190006151243', '13800000088'] as const;

async function impatientLobby({ onTestFinished }: TestContext, album: string): Promise<Lobby> {
  const lobby = await openLobby({ album, timing: impatient });
  onTestFinished(() => lobby.close());
  return lobby;
}

// Somebody typed a number, remembered the car and ran. The next in the queue must not find anything.
test.concurrent(
  'a forgotten question warns, and is then wiped from the screen and from what the window knows',
  async (context) => {
    const lobby = await impatientLobby(context, 'idle');
    const { visitor, keyboard, dock, album } = lobby;
    await dock.putCard('walk-in');
    await visitor.agrees();
    await visitor.sees('phone.title');
    await keyboard.digits('13800000088');
    await dock.takeCard();
    await visitor.readsWords('idle.title');
    await album.keep('still-there');
    // One touch is enough to go on, and nothing is lost.
    await visitor.press('idle.stay');
    await lobby.until(({ idleWarning }) => idleWarning === undefined, 'the warning to go');
    await visitor.hasTyped('13800000088');
    await lobby.until(({ idleWarning }) => idleWarning !== undefined, 'the second warning');
    await visitor.sees('home.title');
    const left = [JSON.stringify(lobby.status()), await lobby.page().locator('.surface').innerHTML()].join();
    for (const one of personal) expect(left).not.toContain(one);
    expect(lobby.shell().watch.complaints()).toEqual([]);
  },
);

// A signed-in kiosk is a key left in the door: it asks once, then closes itself and forgets the visitor's answers.
test.concurrent('staff who step away are signed out, and what they filled in is gone', async (context) => {
  const lobby = await impatientLobby(context, 'staff-steps-away');
  const { visitor, staff, keyboard, album } = lobby;
  await staff.opensMenu('guard');
  await visitor.chooseWords('staff-menu.assisted');
  await visitor.press('action.skip');
  await visitor.chooseWords('skip.health');
  await visitor.agrees();
  await visitor.sees('name.title');
  await keyboard.pinyin(['li', '李'], ['fang', '芳']);
  await visitor.hasTyped('李芳');
  await visitor.readsWords('idle.title');
  await album.keep('still-there');
  await visitor.sees('home.title');
  await album.keep('home-again');
  expect(lobby.status().staff).toBeUndefined();
  expect(lobby.status().assisted).toBe(false);
  expect(await visitor.text()).not.toContain('李芳');
  expect(lobby.shell().watch.complaints()).toEqual([]);
});

test.concurrent('the last screen makes room for the next visitor by itself', async (context) => {
  const { visitor, dock } = await impatientLobby(context, 'last-screen');
  await dock.putCard('partner');
  await visitor.press('welcome-back.go');
  await visitor.sees('done.title-checked-in');
  await visitor.sees('home.title');
});
