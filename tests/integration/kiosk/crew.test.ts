import { afterEach, expect, test } from 'vitest';
import type { CrewOutcome } from '../../../domain/visit/crew.ts';
import { readyRig, type KioskRig } from '../../support/kiosk/kiosk-rig.ts';
import { verifyDirectory } from '../../support/kiosk/verify-directory.ts';

let rig: KioskRig;
afterEach(() => rig.dispose());

async function openCrew(): Promise<void> {
  rig.touch('start-staff');
  await rig.until('staff-sign-in');
  await rig.signIn();
  rig.touch('open-crew');
  await rig.until('crew');
}

const tap = async (cardId: string, outcome: CrewOutcome) => {
  await rig.hand({ type: 'put-card', cardId });
  const screen = await rig.until('crew', ({ last, busy }) => !busy && last?.outcome === outcome);
  await rig.takeCard();
  return screen;
};

test('a crew passes card after card: in, once, with a badge behind each, and out the same way', async () => {
  rig = await readyRig();
  await openCrew();
  const came = await tap('partner', 'in');
  expect(came).toMatchObject({ last: { maskedName: '王*范', badgeNumber: 'A001' }, counts: { in: 1 } });
  await tap('partner', 'already-in');
  await tap('walk-in', 'not-enrolled');
  await rig.until('crew', ({ printing }) => printing === 0);
  expect(rig.dock().labels).toHaveLength(1);

  rig.touch({ type: 'turn-crew', direction: 'out' });
  await tap('partner', 'out');
  await tap('partner', 'not-in');
  rig.touch('finish');
  await rig.until('home');
  expect(rig.status().staff).toBeUndefined();
  await rig.stop();
  expect(verifyDirectory(rig.dataDir)).toMatchObject({ ok: true });
});

test('a worker who has not read the notice reads it once on the normal screen, and taps from then on', async () => {
  rig = await readyRig();
  await openCrew();
  await tap('worker', 'register');
  rig.touch('finish');
  await rig.until('home');

  await rig.hand({ type: 'put-card', cardId: 'worker' });
  await rig.until('welcome-back');
  rig.touch('confirm');
  await rig.until('notice');
  rig.touch('agree');
  await rig.until('done');
  await rig.takeCard();
  rig.touch('finish');

  await openCrew();
  rig.touch({ type: 'turn-crew', direction: 'out' });
  await tap('worker', 'out');
  rig.touch({ type: 'turn-crew', direction: 'in' });
  await tap('worker', 'in');
});

test('a printer without labels stops nobody, and the badge waits in the list', async () => {
  rig = await readyRig();
  await openCrew();
  await rig.hand({ type: 'remove-labels' });
  await tap('partner', 'in');
  await rig.until('crew', ({ unprinted, problem }) => unprinted === 1 && problem === 'out-of-labels');
  rig.touch('finish', 'start-staff');
  await rig.until('staff-sign-in');
  await rig.signIn();
  const menu = await rig.until('staff-menu', ({ badges }) => badges === 1);
  expect(menu.badges).toBe(1);
});
