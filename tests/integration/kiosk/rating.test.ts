import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { ok } from '../../../domain/kernel/result.ts';
import { dataPaths } from '../../../main/storage/paths.ts';
import { demoConfig, readyRig, type KioskRig } from '../../support/kiosk/kiosk-rig.ts';
import { verifyDirectory } from '../../support/kiosk/verify-directory.ts';

let rig: KioskRig;
afterEach(() => rig.dispose());

test('a rating is in the ledger by itself: no visit, no name and no staff beside it', async () => {
  rig = await readyRig(ok(demoConfig('medium', (config) => ({ ...config, feedback: true }))));
  await rig.hand({ type: 'put-card', cardId: 'partner' });
  await rig.until('welcome-back');
  rig.touch('confirm');
  await rig.until('done', ({ mayRate }) => mayRate === true);
  await rig.takeCard();
  rig.touch('finish', 'start-check-out');
  await rig.hand({ type: 'put-card', cardId: 'partner' });
  await rig.until('check-out-confirm');
  rig.touch('check-out');
  await rig.until('rate');
  rig.touch({ type: 'rate', score: 5 }, { type: 'rate', score: 3 });
  await rig.until('done', ({ kind }) => kind === 'thank-you');
  await rig.stop();

  expect(verifyDirectory(rig.dataDir)).toMatchObject({ ok: true });
  const database = new DatabaseSync(dataPaths(rig.dataDir).database, { readOnly: true });
  const [event, ...others] = database
    .prepare("SELECT subject, actor, data, sealed FROM event WHERE type = 'feedback.given'")
    .all();
  const visit = database.prepare("SELECT subject FROM event WHERE type = 'visit.checked-out'").get();
  database.close();
  expect(others).toEqual([]);
  expect(event).toMatchObject({ actor: 'visitor', sealed: null });
  expect(String(event?.['subject'])).toMatch(/^feedback:/);
  expect(JSON.parse(String(event?.['data']))).toEqual({
    time: expect.any(Number),
    convenience: 5,
    privacy: 3,
    place: 'kiosk',
  });
  const id = String(visit?.['subject']).replace('visit:', '');
  expect(JSON.stringify(event)).not.toContain(id);
});
