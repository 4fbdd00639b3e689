import { afterEach, expect, test } from 'vitest';
import { ok } from '../../../domain/kernel/result.ts';
import { answerAsWalkIn } from '../../support/kiosk/answer-as-walk-in.ts';
import { demoConfig, readyRig, type KioskRig } from '../../support/kiosk/kiosk-rig.ts';
import { verifyDirectory } from '../../support/kiosk/verify-directory.ts';

let rig: KioskRig;
afterEach(() => rig.dispose());

test('reserved: three touches from the card on the reader to a printed badge whose QR checks out again', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation', (screen) => screen.maskedName === '欧阳**');
  rig.touch('next');
  await rig.until('notice');
  rig.touch('agree');
  await rig.until('confirm');
  rig.touch('confirm');
  const done = await rig.until('done');
  expect(done).toMatchObject({ kind: 'checked-in', badgeNumber: 'A001' });
  await rig.takeCard();

  await rig.untilDock((dock) => dock.labels[0]?.code !== undefined, 'the QR of the printed badge');
  expect(rig.dock().labels).toHaveLength(1);
  rig.touch('finish');
  await rig.hand({ type: 'scan-code', text: rig.dock().labels[0]?.code ?? '' });
  await rig.until('check-out-confirm', (screen) => screen.badgeNumber === 'A001');
  rig.touch('check-out');
  await rig.until('done', (screen) => screen.kind === 'checked-out');
});

test('a rare name is printed and the card checks out', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'put-card', cardId: 'rare-name' });
  await rig.until('reservation');
  rig.touch('next', 'agree', 'confirm');
  await rig.until('done');
  await rig.takeCard();
  rig.touch('finish', 'start-check-out');
  await rig.untilStatus((status) => status.screen.name === 'check-out', 'the check-out screen');
  await rig.hand({ type: 'put-card', cardId: 'rare-name' });
  await rig.until('check-out-confirm');
  rig.touch('check-out');
  await rig.until('done', (screen) => screen.kind === 'checked-out');
});

test('walk-in: the guard signs in at the kiosk, sees the whole number and releases the badge', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'put-card', cardId: 'walk-in' });
  await answerAsWalkIn(rig);
  rig.touch('confirm');
  await rig.until('review');
  rig.touch('start-staff');
  await rig.until('staff-sign-in');
  await rig.signIn();
  const review = await rig.until('staff-review');
  expect(review.rows.find((row) => row.field === 'idNumber')?.value).toBe('310101190006151243');
  rig.touch('approve');
  await rig.until('done', (screen) => screen.kind === 'checked-in');
  expect(rig.dock().labels).toHaveLength(1);
});

test('a long-term partner passes in one touch; a worker renews today and passes in one touch later today', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'put-card', cardId: 'partner' });
  await rig.until('welcome-back', (screen) => !screen.renews);
  rig.touch('confirm');
  await rig.until('done');
  await rig.takeCard();
  rig.touch('finish');

  await rig.hand({ type: 'put-card', cardId: 'worker' });
  await rig.until('welcome-back', (screen) => screen.renews);
  rig.touch('confirm');
  await rig.until('notice');
  rig.touch('agree');
  await rig.until('done');
  await rig.takeCard();
  rig.touch('finish', 'start-check-out');
  await rig.hand({ type: 'put-card', cardId: 'worker' });
  await rig.until('check-out-confirm');
  rig.touch('check-out');
  await rig.until('done');
  await rig.takeCard();
  rig.touch('finish');

  await rig.hand({ type: 'put-card', cardId: 'worker' });
  await rig.until('welcome-back', (screen) => !screen.renews);
});

test('a high-risk site: the guard looks before the badge prints', async () => {
  rig = await readyRig(ok(demoConfig('high')));
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
  rig.touch('next', { type: 'tick', item: 'phone', ticked: true }, 'agree', 'confirm');
  await rig.until('face');
  rig.touch('start-staff');
  await rig.signIn();
  await rig.until('staff-face');
  expect(rig.dock().labels).toHaveLength(0);
  rig.touch('same-person');
  await rig.until('done', (screen) => screen.kind === 'checked-in');
  expect(rig.dock().labels).toHaveLength(1);
});

test('a site without the ID-number field finds the reservation by name and phone and keeps no number', async () => {
  rig = await readyRig(ok(demoConfig('low')));
  rig.touch('start-without-card');
  await rig.until('notice');
  rig.touch('agree');
  rig.type('name', '欧阳测试');
  rig.touch('next');
  rig.type('phone', '13800000001');
  rig.touch('next');
  await rig.until('reservation');
  rig.touch('next', 'confirm');
  await rig.until('done', (screen) => screen.kind === 'checked-in');
});

test('switching the tier changes the steps without a restart', async () => {
  rig = await readyRig();
  const high = demoConfig('medium', (config) => ({ ...config, riskTier: 'high' }));
  rig.reconfigure(ok(high));
  await rig.untilStatus((status) => status.site.riskTier === 'high', 'the high tier');
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
  rig.touch('next', 'agree', 'confirm');
  await rig.until('face');
});

test('cards for residents from Taiwan and abroad are read like any other', async () => {
  rig = await readyRig();
  for (const cardId of ['taiwan', 'foreigner', 'foreigner-2017']) {
    await rig.hand({ type: 'put-card', cardId });
    await rig.until('notice');
    await rig.takeCard();
    rig.touch('decline');
    await rig.until('home');
  }
});

test('a second start keeps everything: the visitor inside, the waiting guard, the staff', async () => {
  rig = await readyRig();
  await rig.hand({ type: 'put-card', cardId: 'walk-in' });
  await answerAsWalkIn(rig);
  rig.touch('confirm');
  await rig.until('review');
  await rig.stop();

  const { dataDir } = rig;
  rig = await readyRig(ok(demoConfig('medium')), dataDir);
  rig.touch('start-staff');
  await rig.signIn();
  await rig.until('staff-menu', (screen) => screen.reviews === 1);
  rig.touch('open-reviews');
  const list = await rig.until('staff-reviews', (screen) => screen.items.length === 1);
  rig.touch({ type: 'open-item', id: list.items[0]?.id ?? '' });
  await rig.until('staff-review');
  rig.touch('approve');
  await rig.until('done', (screen) => screen.kind === 'checked-in');
  await rig.stop();
  expect(verifyDirectory(dataDir)).toMatchObject({ ok: true });
});
