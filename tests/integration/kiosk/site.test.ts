import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReservationId, StaffId } from '../../../domain/kernel/brand.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { after, hours, instant, type LocalDay } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { IssuedPass } from '../../../domain/pass/issue-pass.ts';
import { joinSite, type JoinedSite } from '../../support/kiosk/joined-site.ts';
import { demoConfig, readyRig, type KioskRig, type SiteTier } from '../../support/kiosk/kiosk-rig.ts';
import { countEvents, verifyDirectory } from '../../support/kiosk/verify-directory.ts';
import { issued, shownAt } from '../../support/passes.ts';
import { reservation as agreed, system } from '../../support/storage-people.ts';

// A whole kiosk that belongs to a site, with the line down: what it was told before is all it knows.

let site: JoinedSite;
let rig: KioskRig;
beforeEach(() => {
  site = joinSite();
});
afterEach(() => rig.dispose());

const start = async (tier: SiteTier = 'medium') => {
  rig = await readyRig(ok(demoConfig(tier)), site.dataDir);
};
/** 欧阳测试, who is reserved in the demo. */
const ouyang = '110101190001010014';
const inAnHour = () => after(instant(Date.now()), hours(1));

function list(number: string): void {
  const { server } = site;
  const until = { until: '2099-12-31' as LocalDay };
  server.append('watchlist.listed', 'watchlist:w1', system, until, {
    tokens: [server.tokens.idNumber(number)],
  });
  site.hear();
}

/** A visit agreed at the server, with its pass. */
function agree(idNumber = ouyang): IssuedPass {
  const { server } = site;
  const id = 'site-r1' as ReservationId;
  const from = instant(Math.floor(Date.now() / 1_000) * 1_000);
  const reservation = {
    ...agreed,
    id,
    idNumber,
    visitorName: '欧阳测试',
    from,
    until: after(from, hours(2)),
  };
  const { category, until, companions } = reservation;
  server.append(
    'reservation.recorded',
    subjectOf('reservation', id),
    system,
    { category, from, until, companions },
    reservation,
  );
  const pass = issued({ notBefore: from, expires: until });
  server.append(
    'pass.issued',
    subjectOf('pass', pass.pass.id),
    system,
    { from, until, keyId: 'k00000000' },
    { opens: subjectOf('reservation', id) },
  );
  site.hear();
  return pass;
}
const show = (pass: IssuedPass) => rig.hand({ type: 'scan-code', text: shownAt(instant(Date.now()), pass) });

test('a reserved visitor who is listed waits like everybody, and goes on with a guard’s reason', async () => {
  await start();
  list(ouyang);
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
  rig.touch('next', 'agree', 'confirm');
  const seen = await rig.until('review');
  expect(Object.keys(seen).sort()).toEqual(['escalated', 'name', 'since']);
  expect(rig.dock().labels).toHaveLength(0);

  rig.touch('start-staff');
  await rig.until('staff-sign-in');
  await rig.signIn();
  await rig.until('staff-review', ({ held }) => held);
  rig.touch('approve');
  await rig.until('staff-release');
  rig.touch({ type: 'release-because', reason: 'supervisor-agreed' });
  await rig.until('done', ({ kind }) => kind === 'checked-in');
  expect(rig.dock().labels).toHaveLength(1);
  await rig.stop();
  expect(countEvents(site.dataDir, 'visit.held')).toBe(1);
  expect(verifyDirectory(site.dataDir)).toMatchObject({ ok: true });
});

test('a pass held to the scanner opens the visit, prints the badge and lets the visitor leave', async () => {
  const pass = agree();
  await start();
  await show(pass);
  await rig.until('reservation', ({ maskedName }) => maskedName === '欧阳**');
  rig.touch('next', 'agree', 'confirm');
  await rig.until('done', ({ kind }) => kind === 'checked-in');
  rig.touch('finish');

  await rig.until('home');
  // What the phone shows half a minute later; the code from before was taken.
  const later = shownAt(after(instant(Date.now()), 30_000), pass);
  await rig.hand({ type: 'scan-code', text: later });
  await rig.until('already-inside');
  rig.touch('check-out');
  await rig.until('done', ({ kind }) => kind === 'checked-out');
  await rig.stop();
  expect(countEvents(site.dataDir, 'pass.used')).toBe(1);
});

test('a high-risk site reads the card to the pass: somebody else’s is refused without a word on whose it is', async () => {
  const pass = agree();
  await start('high');
  await show(pass);
  await rig.until('pass-card');
  await rig.hand({ type: 'put-card', cardId: 'walk-in' });
  await rig.until('pass-problem', ({ problem }) => problem === 'other-person');
  await rig.takeCard();
  rig.touch('back');
  await rig.until('pass-card');
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
  rig.touch('next', { type: 'tick', item: 'phone', ticked: true }, 'agree', 'confirm');
  await rig.until('face');
});

test('a pass that was revoked, and one of nobody’s', async () => {
  const pass = agree();
  site.server.append('pass.revoked', subjectOf('pass', pass.pass.id), system, { reason: 'host' });
  site.hear();
  await start();
  await show(pass);
  await rig.until('pass-problem', ({ problem, reference }) => problem === 'over' && reference === 'P5');
  await rig.hand({ type: 'scan-code', text: 'VP1:NONSENSE' });
  await rig.until('pass-problem', ({ reference }) => reference === 'P1');
  rig.touch('back');
  await rig.until('home');
});

// The guard approved on the handheld, the kiosk took the news in, and the power went before it could act on it.
test('approved elsewhere before a power cut: the next start lets the visitor in, and the badge waits', async () => {
  await start('high');
  await rig.hand({ type: 'put-card', cardId: 'reserved' });
  await rig.until('reservation');
  rig.touch('next', { type: 'tick', item: 'phone', ticked: true }, 'agree', 'confirm');
  await rig.until('face');
  await rig.stop();

  const id = site.withStore(({ visits }) => visits.awaitingReview()[0]?.id ?? '');
  site.server.append(
    'visit.reviewed',
    subjectOf('visit', id),
    { kind: 'staff', staffId: 'g2' as StaffId },
    {
      ...{ decision: 'approved', by: 'g2', decidedAt: inAnHour() },
    },
  );
  site.hear();
  await start('high');
  rig.touch('start-staff');
  await rig.until('staff-sign-in');
  await rig.signIn();
  await rig.until('staff-menu', ({ reviews, badges }) => reviews === 0 && badges === 1);
  rig.touch('open-badges');
  const { items } = await rig.until('staff-badges', (screen) => screen.items.length === 1);
  rig.touch({ type: 'open-item', id: items[0]?.id ?? '' }, 'confirm');
  await rig.until('done', ({ kind }) => kind === 'checked-in');
  await rig.stop();
  expect(countEvents(site.dataDir, 'visit.checked-in')).toBe(1);
});
