import { afterAll, beforeAll, expect, test } from 'vitest';
import { instant, minutes } from '../../../domain/kernel/time.ts';
import type { OwnReservation, ReservationMade } from '../../../server/contract/portal.ts';
import { expireReservations } from '../../../server/jobs/expire-reservations.ts';
import { runOutbox } from '../../../server/jobs/outbox.ts';
import { verifyChains } from '../../../server/repositories/ledger/verify.ts';
import { startWecomService, type RobotService } from '../../support/outside/wecom-service.ts';
import { startPostgres, type PostgresServer } from '../../support/postgres.ts';
import { openBrowser } from '../../support/server/browser.ts';
import {
  factTypes,
  formOf,
  ouyang,
  recordHosts,
  reserveAs,
  zhao,
} from '../../support/server/reservations.ts';
import { anotherSession, signInAs, type SignedIn } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

// The embedded database has one connection, so nothing on it ever happens at once. This is the real one.

let postgres: PostgresServer;
let server: TestServer;
let wecom: RobotService;
let desk: SignedIn;
beforeAll(async () => {
  postgres = await startPostgres();
  wecom = await startWecomService('synthetic-key', () => server.clock.now);
  server = await startTestServer({
    databaseUrl: await postgres.createDatabase('reservations'),
    channels: { wecom: { endpoint: wecom.origin, rooms: { purchasing: { key: 'synthetic-key' } } } },
  });
  await recordHosts(server, { ...zhao, contact: { department: 'purchasing' } });
  desk = await signInAs(server, 'receptionist');
}, 120_000);
afterAll(async () => {
  await server.close();
  await wecom.stop();
  await postgres.stop();
});

const several = <T>(count: number, act: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => act(n)));

test('eight taps on “send” make one group', async () => {
  const form = formOf({ companions: [ouyang] });
  const answers = await several(8, () =>
    openBrowser(server).ask<ReservationMade>('POST', '/portal/reservations', form),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  const rows = await server.context.db.selectFrom('reservation').select('id').execute();
  expect(rows).toHaveLength(2);
});

test('of eight decisions at once one counts; the visitor has one pass and one message', async () => {
  const visitor = await reserveAs(server);
  const page = openBrowser(server);
  const path = `/reviews/${visitor.id}`;
  const { revision } = (await page.ask<{ revision: string }>('GET', path, undefined, desk.headers)).body;
  const answers = await several(8, (n) =>
    openBrowser(server).ask(
      'POST',
      `${path}/decision`,
      {
        revision,
        ...(n % 2 === 0 ? { decision: 'approved' } : { decision: 'rejected', reason: 'not-expected' }),
      },
      desk.headers,
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
  expect(new Set(answers.map(({ key }) => key))).toEqual(new Set([undefined, 'already-decided']));
  const facts = await factTypes(server, `reservation:${visitor.id}`);
  expect(facts.filter((type) => type === 'reservation.reviewed')).toHaveLength(1);
  const messages = await server.context.db
    .selectFrom('message')
    .select('key')
    .where('subject', '=', `reservation:${visitor.id}`)
    .execute();
  expect(messages).toHaveLength(2);
});

test('a decision and a cancellation at once: whichever is first, no pass is left of a visit that is off', async () => {
  for (let round = 0; round < 6; round += 1) {
    const visitor = await reserveAs(server);
    const page = openBrowser(server);
    const path = `/reviews/${visitor.id}`;
    const { revision } = (await page.ask<{ revision: string }>('GET', path, undefined, desk.headers)).body;
    await Promise.all([
      page.ask('POST', `${path}/decision`, { revision, decision: 'approved' }, desk.headers),
      visitor.ask('POST', '/reservation/cancel', {}),
    ]);
    const { body } = await visitor.ask<OwnReservation>('GET', '/reservation');
    expect(body).toMatchObject({ state: 'cancelled', hasPass: false });
    const running = await server.context.db
      .selectFrom('pass')
      .select('id')
      .where('opens', '=', `reservation:${visitor.id}`)
      .where('revoked_at', 'is', null)
      .execute();
    expect(running).toEqual([]);
  }
});

test('copies of the server that deliver at once say everything once', async () => {
  await server.context.db.deleteFrom('message').execute();
  const before = wecom.read().length;
  await several(12, () => reserveAs(server));
  await several(6, () => runOutbox(server.context));
  expect(wecom.read().length - before).toBe(12);
  const { db } = server.context;
  const waiting = await db.selectFrom('message').select('id').where('state', '=', 'waiting').execute();
  expect(waiting).toEqual([]);
});

test('an answer in the last moment and the lapse: one of them counts', async () => {
  const visitor = await reserveAs(server);
  const path = `/reviews/${visitor.id}`;
  server.clock.now = instant((visitor.made.reservation.answerBy ?? 0) + minutes(1));
  const headers = await anotherSession(server, desk.staffId);
  const page = openBrowser(server);
  const { revision } = (await page.ask<{ revision: string }>('GET', path, undefined, headers)).body;
  await Promise.all([
    page.ask('POST', `${path}/decision`, { revision, decision: 'approved' }, headers),
    expireReservations(server.context),
    expireReservations(server.context),
  ]);
  const facts = await factTypes(server, `reservation:${visitor.id}`);
  const ends = facts.filter((type) => type === 'reservation.expired' || type === 'reservation.recorded');
  expect(ends).toHaveLength(1);
  const [report] = await verifyChains(server.context.db, server.context.sites.first.id);
  expect(report?.broken).toBeUndefined();
});
