import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ReservationId, StaffId } from '../../../domain/kernel/brand.ts';
import { after, hours, type LocalDay } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { Reservation } from '../../../domain/visit/records.ts';
import { issueCode } from '../../../server/repositories/kiosks/codes.ts';
import { readNews } from '../../../server/repositories/kiosks/news.ts';
import { formsFor, sealAnswers } from '../../../server/repositories/kiosks/phone-forms.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { startSyncKiosk, type SyncKiosk } from '../../support/server/sync-kiosk.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';
import { must } from '../../support/storage-kiosk.ts';
import { enrolment, host, lin } from '../../support/storage-people.ts';
import { until } from '../../support/until.ts';

let server: TestServer;
let url = '';
const kiosks: SyncKiosk[] = [];
beforeAll(async () => {
  server = await startTestServer();
  url = await server.app.listen({ port: 0, host: '127.0.0.1' });
}, 60_000);
afterEach(async () => {
  for (const kiosk of kiosks.splice(0)) await kiosk.close();
});
afterAll(() => server.close());

async function join(node: string): Promise<SyncKiosk> {
  const kiosk = startSyncKiosk(node, () => server.clock.now);
  kiosks.push(kiosk);
  const { code } = await issueCode(server.context, server.context.sites.first, 'north-gate');
  must(await kiosk.enrol(url, code));
  return kiosk;
}

/** A reservation that begins so many hours from now, agreed to at the server. */
async function agree(id: string, inHours: number): Promise<void> {
  const from = after(server.clock.now, hours(inHours));
  const end = after(from, hours(2));
  const reservation: Reservation = {
    ...{ id: id as ReservationId, category: 'short-term', visitorName: lin.name, idNumber: lin.idNumber },
    ...{ host, purpose: 'meeting', companions: 0, from, until: end },
  };
  await commit(server.context, server.context.sites.first, 'system', async (ledger) =>
    ledger.append(
      'reservation.recorded',
      subjectOf('reservation', id),
      { category: 'short-term', from, until: end, companions: 0 },
      reservation,
    ),
  );
}

const news = (cursor: string) => readNews(server.context, server.context.sites.first, 'k-reader', cursor);
const subjects = (keys: readonly { readonly subject: string }[]) => keys.map(({ subject }) => subject).sort();

test('a kiosk learns who comes within a week, and of the others when their week has come', async () => {
  await agree('r-soon', 24);
  await agree('r-late', 24 * 10);
  const first = await news('');
  expect(first.events.filter(({ type }) => type === 'reservation.recorded')).toHaveLength(2);
  expect(subjects(first.keys)).toEqual(['reservation:r-soon']);

  const kiosk = await join('k-week');
  kiosk.connect();
  await until('the near one is known', () => kiosk.store.reservations.byId('r-soon' as ReservationId));
  expect(kiosk.store.reservations.byId('r-late' as ReservationId)).toBeUndefined();

  // Nothing is written meanwhile: the key comes by itself, once.
  server.clock.advance(hours(24 * 4));
  const second = await news(first.cursor);
  expect([second.events, subjects(second.keys)]).toEqual([[], ['reservation:r-late']]);
  expect((await news(second.cursor)).keys).toEqual([]);
  await until('the far one is known', () => kiosk.store.reservations.byId('r-late' as ReservationId));
});

test('a conference begins at one moment: everybody comes, however small a page is', async () => {
  let { cursor } = await news('');
  for (let i = 0; i < 5; i++) await agree(`r-many-${i}`, 24 * 9);
  const page = await news(cursor);
  expect(page.keys).toEqual([]);
  server.clock.advance(hours(24 * 3));
  const due: string[] = [];
  ({ cursor } = page);
  for (let more = true; more;) {
    const next = await readNews(server.context, server.context.sites.first, 'k-reader', cursor, {
      ...{ events: 200, due: 2 },
    });
    due.push(...subjects(next.keys));
    ({ cursor, more } = next);
  }
  expect(due).toEqual(Array.from({ length: 5 }, (_, i) => `reservation:r-many-${i}`));
  expect(cursor.length).toBeLessThan(240);
});

test('keys of what is over, cancelled, ended or retired do not travel, their events do', async () => {
  const site = server.context.sites.first;
  const before = await news('');
  await agree('r-cancelled', 24);
  await commit(server.context, site, 'system', async (ledger) => {
    ledger.append('reservation.cancelled', subjectOf('reservation', 'r-cancelled'), { by: 'host' });
    const { renewedOn: _r, noticeVersion: _n, faceEnrolled: _f, ...details } = enrolment;
    for (const [id, last] of [
      ['e-runs', '2030-12-31'],
      ['e-over', '2020-12-31'],
    ] as const)
      ledger.append(
        'enrolment.recorded',
        subjectOf('enrolment', id),
        { category: 'temporary-worker', from: '2019-01-01' as LocalDay, until: last as LocalDay },
        { ...details, id: id as typeof details.id },
      );
    for (const [id, role] of [
      ['s-guard', 'guard'],
      ['s-host', 'host'],
    ] as const)
      ledger.append(
        'staff.recorded',
        subjectOf('staff', id as StaffId),
        { role },
        {
          ...{ code: '4711', name: '某人', pinHash: '' },
        },
      );
    ledger.append(
      'host.recorded',
      subjectOf('host', 'h-gone'),
      {},
      { ...host, id: 'h-gone' as typeof host.id },
    );
    ledger.append('host.retired', subjectOf('host', 'h-gone'), {});
  });
  const { events, keys } = await news(before.cursor);
  expect(subjects(keys)).toEqual(['enrolment:e-runs', 'staff:s-guard']);
  expect(new Set(events.map(({ subject }) => subject)).size).toBe(6);
});

test('a form reaches its own kiosk only, again until it was dealt with, and its answers are gone then', async () => {
  const { context } = server;
  const site = context.sites.first;
  const [one, other] = [await join('k-form'), await join('k-form-other')];
  one.connect();
  other.connect();
  await until('both are up', () => one.heard.settings.length > 0 && other.heard.settings.length > 0);
  const answers = {
    ...{ name: lin.name, noticeVersion: 'n3', agreedAt: context.now(), separate: [], guardian: false },
    language: 'zh-CN' as const,
  };
  await context.db
    .insertInto('phone_form')
    .values({
      ...{
        site_id: site.id,
        id: 'f-1',
        node: 'k-form',
        ticket: 't-1',
        state: 'sent',
        created_at: context.now(),
      },
      answers: sealAnswers(context, site, 'f-1', answers),
    })
    .execute();
  context.bus.changed(site.id, ['forms:k-form']);
  await until('the form is there', () =>
    one.heard.forms.find(({ answers: said }) => said?.name === lin.name),
  );
  expect(other.heard.forms).toEqual([]);
  must(one.store.sync.formTaken({ id: 'f-1', outcome: 'saved' }));
  const row = await until('the server knows', () =>
    context.db
      .selectFrom('phone_form')
      .selectAll()
      .where('id', '=', 'f-1')
      .where('state', '=', 'saved')
      .executeTakeFirst(),
  );
  expect(row.answers).toBeNull();
  expect(await formsFor(context.db, site, 'k-form')).toEqual([]);
  expect(one.heard.forms).toHaveLength(1);
});
