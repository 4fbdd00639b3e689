import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { passCrypto } from '../../../crypto/pass-crypto.ts';
import type { EnrolmentId, SiteId } from '../../../domain/kernel/brand.ts';
import { hours, type LocalDay } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { checkPass } from '../../../domain/pass/check-pass.ts';
import { readKeySet } from '../../../domain/pass/key-set.ts';
import { nothingSeen } from '../../../domain/pass/seen-codes.ts';
import { createLivePass } from '../../../renderer/portal/pass/hmac.ts';
import type { OwnPass } from '../../../server/contract/portal.ts';
import type { PassVerified } from '../../../server/contract/passes.ts';
import { signingPeriodMs } from '../../../server/pass/signing-keys.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { openBrowser } from '../../support/server/browser.ts';
import {
  afternoon,
  lin,
  ouyang,
  recordHosts,
  reserveAs,
  visitorHeaders,
  zhao,
  type PortalVisitor,
} from '../../support/server/reservations.ts';
import { anotherSession, signInAs, type SignedIn } from '../../support/server/sign-in.ts';
import { startTestServer, testNow, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
let guard: SignedIn;
let supervisor: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  await recordHosts(server, zhao);
  guard = await signInAs(server, 'guard');
  supervisor = await signInAs(server, 'supervisor');
}, 60_000);
beforeEach(() => {
  server.clock.now = testNow;
});
afterAll(() => server.close());

/** Sessions end after half an hour, and the clock makes leaps here. */
const as = ({ staffId }: SignedIn) => anotherSession(server, staffId);

async function approved(): Promise<{ readonly visitor: PortalVisitor; readonly pass: OwnPass }> {
  const visitor = await reserveAs(server);
  const page = openBrowser(server);
  const { body } = await page.ask<{ revision: string }>(
    'GET',
    `/reviews/${visitor.id}`,
    undefined,
    await as(supervisor),
  );
  const decision = { revision: body.revision, decision: 'approved' };
  await page.ask('POST', `/reviews/${visitor.id}/decision`, decision, await as(supervisor));
  return { visitor, pass: (await visitor.ask<OwnPass>('GET', '/pass')).body };
}

const verify = async (text: string): Promise<PassVerified> =>
  (await openBrowser(server).ask<PassVerified>('POST', '/passes/verify', { text }, await as(guard))).body;

/** What the phone shows now. */
async function shown({ text, secret }: OwnPass): Promise<string> {
  const live = await createLivePass(text, secret);
  if (!live.ok) throw new Error(live.error);
  return live.value.textAt(server.clock.now);
}

test('a pass that rotates on the phone is checked off line with the published keys, and tells nothing about the person', async () => {
  const { pass } = await approved();
  expect([pass.from, pass.until]).toEqual([afternoon.from - hours(1), afternoon.until + hours(2)]);
  expect(pass.text).not.toContain(lin.idNumber);
  const published = await server.app.inject('/.well-known/yingbin-pass-keys');
  const keys = readKeySet(published.json());
  if (!keys.ok) throw new Error(keys.error);
  expect(keys.value.size).toBe(3);

  server.clock.advance(hours(5));
  const site = server.context.sites.first;
  const reader = {
    ...{ keys: keys.value, codeKeys: [site.passKey], siteId: site.id as SiteId, seen: nothingSeen },
    ...{ isRevoked: () => false, usesOf: () => 0 },
  };
  const moment = { now: server.clock.now, clockToleranceMs: 0 };
  const check = (text: string) => checkPass(text, reader, passCrypto, moment).verdict;
  expect(check(await shown(pass))).toMatchObject({ type: 'ok', code: 'live' });
  expect(check(pass.text).type).toBe('stale-code');
});

test('a guard’s handheld learns for whom it is, and that it is too early, revoked, over, or nobody’s', async () => {
  const { visitor, pass } = await approved();
  expect((await verify(await shown(pass))).verdict).toBe('not-yet');
  server.clock.advance(hours(5));
  const good = await verify(await shown(pass));
  expect(good).toMatchObject({
    verdict: 'ok',
    pass: { code: 'live' },
    holder: { kind: 'reservation', name: lin.name, idNumber: '110101********0014', state: 'approved' },
  });
  expect(await verify('YB1:0123')).toEqual({ verdict: 'not-a-pass' });
  expect(await verify(`${pass.text.slice(0, -6)}AAAAAA`)).not.toHaveProperty('holder');

  const revoke = async (by: SignedIn) =>
    openBrowser(server).ask('POST', `/passes/${good.pass?.id}/revoke`, { reason: 'lost' }, await as(by));
  expect((await revoke(guard)).status).toBe(403);
  expect((await revoke(supervisor)).status).toBe(200);
  expect(await verify(await shown(pass))).toMatchObject({
    verdict: 'revoked',
    pass: { revokedAt: server.clock.now },
  });
  expect((await visitor.ask('GET', '/pass')).key).toBe('no-pass');
});

test('a pass of a cancelled visit is revoked; one of a visit that is over lets nobody in again', async () => {
  const cancelled = await approved();
  const used = await approved();
  server.clock.advance(hours(5));
  await cancelled.visitor.ask('POST', '/reservation/cancel', {});
  expect((await verify(await shown(cancelled.pass))).verdict).toBe('revoked');
  const { context } = server;
  await commit(context, context.sites.first, 'system', async (ledger) =>
    ledger.append('reservation.used', subjectOf('reservation', used.visitor.id), {}),
  );
  expect((await verify(await shown(used.pass))).verdict).toBe('closed');
});

test('keys change by the half-year; a pass of the last days is good under the keys of the first', async () => {
  const { pass } = await approved();
  const kid = async () =>
    (await server.app.inject('/.well-known/yingbin-pass-keys'))
      .json<{ keys: { kid: string }[] }>()
      .keys.map((key) => key.kid);
  const old = await kid();
  server.clock.advance(signingPeriodMs);
  const next = await kid();
  expect(next[0]).toBe(old[1]);
  expect(next[1]).toBe(old[2]);
  // Long over by then, and still known to be ours.
  expect((await verify(pass.text)).verdict).toBe('expired');
});

test('somebody enrolled gets a pass by a link; the one before ends; none for an enrolment that is over', async () => {
  const { context } = server;
  const id = 'enrolment-1' as EnrolmentId;
  const days = { from: '2026-03-01' as LocalDay, until: '2026-03-31' as LocalDay };
  await commit(context, context.sites.first, 'system', async (ledger) =>
    ledger.append(
      'enrolment.recorded',
      subjectOf('enrolment', id),
      { category: 'long-term-partner', ...days },
      {
        id,
        category: 'long-term-partner',
        personName: ouyang.name,
        idNumber: lin.idNumber,
        company: '示例公司',
        host: zhao,
        ...days,
      },
    ),
  );
  const page = openBrowser(server);
  const issue = async () =>
    page.ask<{ link: { token: string; url: string }; passId: string }>(
      'POST',
      `/enrolments/${id}/pass`,
      undefined,
      await as(supervisor),
    );
  const first = await issue();
  expect(first.body.link.url).toContain('/portal/#/p/');
  const second = await issue();
  const own = await page.ask<OwnPass>(
    'GET',
    '/portal/pass',
    undefined,
    visitorHeaders(second.body.link.token),
  );
  expect(await verify(await shown(own.body))).toMatchObject({
    verdict: 'ok',
    pass: { id: second.body.passId },
    holder: { kind: 'enrolment', name: ouyang.name, company: '示例公司' },
  });
  const old = await context.db
    .selectFrom('pass')
    .selectAll()
    .where('id', '=', first.body.passId)
    .executeTakeFirstOrThrow();
  expect(old.revoke_reason).toBe('replaced');
  // A link to a pass opens no reservation.
  expect(
    (await page.ask('GET', '/portal/reservation', undefined, visitorHeaders(second.body.link.token))).status,
  ).toBe(404);
  server.clock.advance(hours(24 * 31));
  expect((await page.ask('POST', `/enrolments/${id}/pass`, undefined, await as(supervisor))).key).toBe(
    'ended',
  );
});

test('the server’s time comes with the pass, for phones whose clock is wrong', async () => {
  const { pass } = await approved();
  expect(pass.serverTime).toBe(server.clock.now);
});
