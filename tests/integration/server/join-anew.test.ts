import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KioskEvent } from '../../../domain/visit/effect.ts';
import type { SiteLink } from '../../../domain/visit/site-link.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createSiteServer, type ServerPlace } from '../../../main/wiring/site-server.ts';
import { issueCode } from '../../../server/repositories/kiosks/codes.ts';
import { must } from '../../support/storage-kiosk.ts';
import { fullPolicy, visitor, walkIn } from '../../support/storage-people.ts';
import { startSyncKiosk, type SyncKiosk } from '../../support/server/sync-kiosk.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';
import { until } from '../../support/until.ts';

// Somebody threw the server's data away, and with it the key by which the kiosk knows it. The address is the same.

let lost: TestServer;
let fresh: TestServer;
let url = '';
let kiosk: SyncKiosk;

beforeAll(async () => {
  [lost, fresh] = await Promise.all([startTestServer(), startTestServer()]);
  const before = await lost.app.listen({ port: 0, host: '127.0.0.1' });
  kiosk = startSyncKiosk('k-anew', () => fresh.clock.now);
  must(await kiosk.enrol(before, await codeOf(lost)));
  must(kiosk.store.visits.save(walkIn('v-before'), fullPolicy, visitor));
  await lost.close();
  url = await fresh.app.listen({ port: 0, host: '127.0.0.1' });
}, 60_000);
afterAll(async () => {
  await kiosk.close();
  await fresh.close();
});

async function codeOf({ context }: TestServer): Promise<string> {
  return (await issueCode(context, context.sites.first, 'lobby')).code;
}

/** The kiosk's wiring, and how it says it stands. */
function startWiring(place: ServerPlace, mayJoinAnew: boolean) {
  const links: SiteLink[] = [];
  const logged: string[] = [];
  const wiring = createSiteServer({
    ...{ store: kiosk.store, timeZone: 'Asia/Shanghai', version: 'test', mayJoinAnew },
    log: { write: (event) => void logged.push(event) },
    ...{ timers: realTimers, now: () => fresh.clock.now, faceBasis: () => '', devices: () => [] },
    phones: { link: () => undefined, receive: () => undefined },
    dispatch(event: KioskEvent) {
      if (event.type === 'site-link') links.push(event.link);
    },
    onSettings: () => undefined,
  });
  wiring.configure(place);
  return { wiring, logged, last: () => links.at(-1) };
}

test('at a site the kiosk says that it is not known, and joins nobody by itself, also not by a code that is there', async () => {
  const { wiring, logged, last } = startWiring({ url, code: await codeOf(fresh) }, false);
  const before = kiosk.store.sync.joined()?.serverKey;
  await until('the kiosk is a stranger', () => last()?.isStranger);
  expect(last()).toMatchObject({ state: 'offline', isStranger: true });
  await wiring.stop();
  expect(kiosk.store.sync.joined()?.serverKey).toEqual(before);
  expect(logged).toEqual(['sync.down']);
});

test('at a demo it tries a wrong code once, and by a good one joins anew; what it wrote before goes there', async () => {
  const wrong = startWiring({ url, code: '00000-00000' }, true);
  await until('the code was refused', () => wrong.logged.includes('sync.not-enrolled'));
  await until('the kiosk is still a stranger', () => wrong.last()?.isStranger);
  await wrong.wiring.stop();
  expect(wrong.logged.filter((event) => event === 'sync.not-enrolled')).toHaveLength(1);

  const { wiring, last } = startWiring({ url, code: await codeOf(fresh) }, true);
  await until('the line is up', () => last()?.state === 'online');
  await until('everything is told', () => last()?.pending === 0);
  expect(last()).not.toHaveProperty('isStranger');
  const visit = await fresh.context.db
    .selectFrom('visit')
    .select('state')
    .where('id', '=', 'v-before')
    .executeTakeFirst();
  expect(visit).toEqual({ state: 'inside' });
  await wiring.stop();
});
