import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';
import { inChromium } from './support/open-shell.ts';

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'window-faults' });
});
afterEach(() => lobby.everybodyLeaves());
afterAll(() => lobby?.close());

// Somebody presses F5, or the window loads itself anew: main holds the visit, so the same question comes back with
// what was typed, in the same language and size.
test('the window is loaded anew in every step of a walk-in, and nothing is asked twice', async () => {
  const { visitor, staff, keyboard, dock, album } = lobby;
  const reload = () => lobby.page().reload();
  await visitor.press('frame.elder-on');
  await visitor.speaks('en');
  await reload();
  await visitor.sees('home.title');
  await dock.putCard('walk-in');
  await visitor.sees('notice.title');
  await reload();
  await visitor.agrees();
  await visitor.sees('phone.title');
  await keyboard.digits('1380000');
  await reload();
  await visitor.hasTyped('1380000');
  await album.keep('phone-after-reload');
  await keyboard.digits('0089');
  await visitor.hasTyped('13800000089');
  await visitor.press('action.next');
  await visitor.sees('host.title');
  await keyboard.letters('zwj');
  await reload();
  await visitor.hasTyped('zwj');
  await visitor.choose('赵文静');
  await visitor.sees('purpose.title');
  await visitor.chooseWords('purpose.other');
  await keyboard.letters('tea');
  await reload();
  await visitor.hasTyped('tea');
  await visitor.choose('Meeting');
  await visitor.sees('companions.title');
  await visitor.press('companions.more');
  await reload();
  expect(await visitor.text()).toMatch(/\b1\b/);
  await visitor.press('action.next');
  await visitor.sees('leave.title');
  await reload();
  await visitor.leavesSoon();
  await visitor.sees('confirm.title');
  await reload();
  await visitor.reads('李*本');
  await visitor.press('confirm.go');
  await visitor.sees('review.title');
  await reload();
  await visitor.press('review.staff');
  await visitor.sees('sign-in.title-review');
  await reload();
  await staff.signsIn('guard');
  await visitor.sees('staff-review.title');
  await reload();
  await visitor.press('staff-review.approve');
  await visitor.sees('done.title-checked-in');
  await reload();
  await visitor.sees('done.title-checked-in');
  expect(await dock.labels(1)).toBe(1);
  expect(lobby.shell().watch.complaints().filter(notCausedByLeaving)).toEqual([]);
});

test('the window crashes in the middle of a question, and the one that takes its place shows the same', async () => {
  const { visitor, keyboard, dock } = lobby;
  await dock.putCard('taiwan');
  await visitor.agrees();
  await visitor.sees('phone.title');
  await keyboard.digits('13800');
  const crashed = lobby.page().waitForEvent('crash');
  const debug = await lobby.context().newCDPSession(lobby.page());
  void debug.send('Page.crash').catch(() => undefined);
  await crashed;
  await lobby.newWindow();
  await visitor.sees('phone.title');
  await visitor.hasTyped('13800');
  lobby.shell().watch.complaints();
});

// Two windows would fight over one visitor. The newer one has the visit, the older one says so.
test.runIf(inChromium)(
  'a second window of the same person takes over, and the first one says so',
  async () => {
    const { visitor, dock, album } = lobby;
    await dock.putCard('foreigner');
    await visitor.sees('notice.title');
    const second = await lobby.context().newPage();
    await second.goto(lobby.shell().origin);
    await second.getByRole('heading', { level: 1 }).waitFor();
    await visitor.readsWords('connection.title-taken-over');
    await album.keep('taken-over');
    await second.close();
    await lobby.newWindow();
    await visitor.sees('notice.title');
  },
);

/** A reload ends whatever the window was fetching. */
const notCausedByLeaving = (complaint: string): boolean => !complaint.includes('ERR_ABORTED');
