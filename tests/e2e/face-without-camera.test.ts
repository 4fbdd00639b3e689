import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLobby, type Lobby } from './support/lobby.ts';
import { siteConfig } from './support/site-config.ts';

// Nobody needs a camera: who declines it, and who comes to a kiosk without one, gets in by as many touches.

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby({ album: 'face-without-camera', tier: 'high' });
});
afterEach(async () => {
  await lobby.everybodyLeaves();
  expect(lobby.shell().watch.complaints()).toEqual([]);
});
afterAll(() => lobby?.close());

/** Next, the tick for the phone that this site asks for, agreeing, and the last touch. */
const touchesToTheGuard = 4;

async function agreesTo(card: string): Promise<void> {
  const { visitor, dock } = lobby;
  await dock.putCard(card);
  visitor.touches();
  await visitor.press('action.next');
  await visitor.ticks('field.phone');
  await visitor.press('notice.agree');
}

/** The guard has no picture to look at: the person stands there. */
async function guardLetsIn(): Promise<void> {
  const { visitor, staff, dock } = lobby;
  const before = await dock.labels(0);
  await visitor.press('review.staff');
  await staff.signsIn('guard');
  await visitor.sees('staff-face.title');
  expect(await lobby.page().locator('.surface video').count()).toBe(0);
  await visitor.press('staff-face.same');
  await visitor.sees('done.title-checked-in');
  expect(await dock.labels(before + 1)).toBe(before + 1);
}

test('whoever declines the camera is let in by a guard, and no camera was opened', async () => {
  const { visitor } = lobby;
  await lobby.until(({ camera }) => camera === 'ready', 'the camera and the engine');
  await agreesTo('reserved');
  await visitor.sees('face-choice.title');
  await visitor.press('face-choice.person');
  await visitor.sees('face.title');
  expect(visitor.touches()).toBe(touchesToTheGuard);
  await guardLetsIn();
});

test('a kiosk without a camera does not speak of one, and costs no touch more', async () => {
  const { visitor } = lobby;
  const site = siteConfig('high');
  await lobby.configure({ ...site, devices: { ...site.devices, cameras: [] } });
  await lobby.until(({ camera }) => camera !== 'ready', 'the kiosk to do without a camera');
  await agreesTo('rare-name');
  await visitor.sees('confirm.title');
  await visitor.press('confirm.go');
  await visitor.sees('face.title');
  expect(visitor.touches()).toBe(touchesToTheGuard);
  await guardLetsIn();
});
