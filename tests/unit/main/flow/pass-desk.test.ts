import { afterEach, beforeEach, expect, test } from 'vitest';
import { passCrypto } from '../../../../crypto/pass-crypto.ts';
import type { SiteId } from '../../../../domain/kernel/brand.ts';
import { after, hours, minutes, type Instant, type LocalDay } from '../../../../domain/kernel/time.ts';
import { subjectOf, type Subject } from '../../../../domain/ledger/event.ts';
import type { IssuedPass } from '../../../../domain/pass/issue-pass.ts';
import { createPassDesk, type PassDesk, type SitePassKeys } from '../../../../main/flow/pass-desk.ts';
import { silentLogger } from '../../../../main/logging/logger.ts';
import { codeKey, issued, otherSigner, shownAt, signer, site, visitStart } from '../../../support/passes.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import { startServer, type TestServer } from '../../../support/storage-server.ts';
import * as people from '../../../support/storage-people.ts';
import { mediumSite } from '../../../support/visit/people.ts';

const { enrolment, fullPolicy, system, visitor, walkIn } = people;
/** Agreed for the two hours of the pass. */
const reservation = { ...people.reservation, from: visitStart, until: after(visitStart, hours(2)) };
const during = after(visitStart, hours(1));
const siteKeys: SitePassKeys = {
  siteId: site,
  keys: new Map([[signer.keyId, signer.publicKey]]),
  codeKeys: [codeKey],
};

let kiosk: TestKiosk;
let server: TestServer;
let keys: SitePassKeys | undefined;
let desk: PassDesk;
let refused: string[];
beforeEach(() => {
  kiosk = startKiosk();
  server = startServer();
  keys = siteKeys;
  refused = [];
  kiosk.clock.now = during;
  desk = createPassDesk({
    store: kiosk.store,
    keys: { current: () => keys },
    crypto: passCrypto,
    now: () => kiosk.clock.now,
    log: {
      ...silentLogger,
      write: (event: string, fields: object) => void refused.push(`${event} ${JSON.stringify(fields)}`),
    } as typeof silentLogger,
  });
});
afterEach(() => kiosk.close());

const hear = () => must(kiosk.store.sync.applyRemote(server.told()));
function opens(subject: Subject, { pass }: IssuedPass): void {
  const times = { from: pass.notBefore, until: pass.expires };
  server.append(
    'pass.issued',
    subjectOf('pass', pass.id),
    system,
    { ...times, keyId: signer.keyId },
    { opens: subject },
  );
  hear();
}
const scan = (pass: IssuedPass, at: Instant = kiosk.clock.now) => {
  kiosk.clock.now = at;
  return desk.check(shownAt(at, pass), mediumSite);
};
const reservationSubject = subjectOf('reservation', reservation.id);

test('a live pass of an agreed visit opens its reservation', () => {
  must(kiosk.store.reservations.record(reservation, system));
  const pass = issued();
  opens(reservationSubject, pass);
  expect(scan(pass)).toEqual({ type: 'claim', claim: { passId: pass.pass.id, reservation } });
  expect(refused).toEqual([]);
});

test('the same code a second time, a picture of it later, and the next code', () => {
  must(kiosk.store.reservations.record(reservation, system));
  const pass = issued();
  opens(reservationSubject, pass);
  const text = shownAt(during, pass);
  expect(desk.check(text, mediumSite).type).toBe('claim');
  expect(desk.check(text, mediumSite)).toEqual({ type: 'failed', failure: 'replayed' });
  kiosk.clock.move(minutes(5));
  expect(desk.check(text, mediumSite)).toEqual({ type: 'failed', failure: 'stale-code' });
  expect(scan(pass, after(during, minutes(6))).type).toBe('claim');
});

test('a pass of an enrolment opens it while it runs', () => {
  must(kiosk.store.enrolments.record(enrolment, system));
  const pass = issued();
  opens(subjectOf('enrolment', enrolment.id), pass);
  expect(scan(pass)).toMatchObject({ type: 'claim', claim: { enrolment: { id: enrolment.id } } });
  must(kiosk.store.enrolments.record({ ...enrolment, until: '2026-11-22' as LocalDay }, system));
  expect(scan(pass, after(during, minutes(1)))).toEqual({ type: 'failed', failure: 'closed' });
});

test('whoever came with it is inside: it is for leaving, also when it is used up', () => {
  must(kiosk.store.reservations.record(reservation, system));
  const pass = issued({ useLimit: 1 });
  opens(reservationSubject, pass);
  must(
    kiosk.store.visits.save(
      walkIn('v1', { route: 'reserved', reservationId: reservation.id, passId: pass.pass.id }),
      fullPolicy,
      visitor,
    ),
  );
  expect(scan(pass)).toMatchObject({ type: 'inside', visit: { id: 'v1' } });
  must(kiosk.store.visits.checkOut('v1' as never, 'pass', visitor));
  expect(scan(pass, after(during, minutes(1)))).toEqual({ type: 'failed', failure: 'used-up' });
});

test('a pass for a visit lets that visitor leave', () => {
  must(kiosk.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  const pass = issued();
  opens('visit:v1', pass);
  expect(scan(pass)).toMatchObject({ type: 'inside', visit: { id: 'v1' } });
  must(kiosk.store.visits.checkOut('v1' as never, 'pass', visitor));
  expect(scan(pass, after(during, minutes(1)))).toEqual({ type: 'failed', failure: 'closed' });
});

test.each<[string, () => Parameters<typeof scan>]>([
  ['expired', () => [issued(), after(visitStart, hours(3))]],
  ['not-yet', () => [issued(), after(visitStart, -hours(3))]],
  ['wrong-site', () => [issued({ siteId: 'annex' as SiteId })]],
  ['unknown-key', () => [issued({}, otherSigner)]],
  ['unheard-of', () => [issued()]],
])('a pass that is %s opens nothing', (failure, shown) => {
  expect(scan(...shown())).toEqual({ type: 'failed', failure });
  expect(refused).toEqual([`pass.refused {"failure":"${failure}"}`]);
});

test('a revoked pass opens nothing, whatever it opened', () => {
  must(kiosk.store.reservations.record(reservation, system));
  const pass = issued();
  opens(reservationSubject, pass);
  server.append('pass.revoked', subjectOf('pass', pass.pass.id), system, { reason: 'lost' });
  hear();
  expect(scan(pass)).toEqual({ type: 'failed', failure: 'revoked' });
});

test('a pass of a cancelled visit, and one far from the agreed time', () => {
  must(kiosk.store.reservations.record({ ...reservation, from: after(during, hours(5)) }, system));
  const pass = issued();
  opens(reservationSubject, pass);
  expect(scan(pass)).toEqual({ type: 'failed', failure: 'too-early' });
  const until = after(during, -hours(5));
  must(kiosk.store.reservations.record({ ...reservation, from: until, until }, system));
  expect(scan(pass, after(during, minutes(1)))).toEqual({ type: 'failed', failure: 'too-late' });
  server.append('reservation.cancelled', reservationSubject, system, { by: 'host' });
  hear();
  expect(scan(pass, after(during, minutes(2)))).toEqual({ type: 'failed', failure: 'closed' });
});

test('nonsense that means to be a pass, and any pass where there is no site server', () => {
  expect(desk.check('VP1:NONSENSE', mediumSite)).toEqual({ type: 'failed', failure: 'not-a-pass' });
  keys = undefined;
  expect(scan(issued())).toEqual({ type: 'failed', failure: 'no-keys' });
});
