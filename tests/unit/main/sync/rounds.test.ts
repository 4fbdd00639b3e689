import { afterEach, expect, test } from 'vitest';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { createBackoff } from '../../../../domain/sync/backoff.ts';
import { syncPaths } from '../../../../domain/sync/session-wire.ts';
import type { PhoneForm, PullReply, PushReply } from '../../../../domain/sync/wire.ts';
import type { LineFault } from '../../../../main/sync/line.ts';
import { createPull } from '../../../../main/sync/pull.ts';
import { createPush } from '../../../../main/sync/push.ts';
import type { Session } from '../../../../main/sync/session.ts';
import { createFakeTimers } from '../../../support/fake-timers.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import { fullPolicy, monday, visitor, walkIn } from '../../../support/storage-people.ts';

const kiosks: TestKiosk[] = [];
afterEach(() => {
  for (const kiosk of kiosks.splice(0)) kiosk.close();
});

const backoff = () => createBackoff({ firstMs: 1_000, mostMs: 30_000 }, () => 1);
const key = new Uint8Array(32).fill(1);

function joinedKiosk(): TestKiosk {
  const kiosk = startKiosk();
  kiosks.push(kiosk);
  const site = { site: 'north-gate', serverUrl: 'http://site.test', passPublicKeys: [] };
  must(kiosk.store.sync.adopt({ ...site, serverKey: key, passKey: key, ticketKey: key }, key));
  return kiosk;
}

/** A server that answers what the test says, and what it was asked. */
function scripted(answer: (value: never, path: string) => Result<unknown, LineFault>) {
  const asked: { readonly path: string; readonly value: unknown }[] = [];
  const session: Session = {
    async call({ path, value, reply }) {
      asked.push({ path, value });
      const said = answer(value as never, path);
      return said.ok ? ok(reply.parse(said.value)) : said;
    },
  };
  return { session, asked };
}

function pushing(kiosk: TestKiosk, answer: Parameters<typeof scripted>[0]) {
  const outcomes: string[] = [];
  const server = scripted(answer);
  const round = createPush({
    ...{ session: server.session, store: kiosk.store.sync, backoff: backoff(), now: () => monday },
    health: () => ({ version: 'test', devices: [] }),
    onOutcome: (outcome, refused) => void outcomes.push(refused ?? outcome),
  });
  return { round, outcomes, asked: server.asked };
}

const pushed = (head: number, refused?: PushReply['refused']) =>
  ok({ head, serverTime: monday, ...(refused && { refused }) });

test('what the server says it holds is where the next push begins', async () => {
  const kiosk = joinedKiosk();
  must(kiosk.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  const { round, asked } = pushing(kiosk, () => pushed(2));
  expect(await round()).toBe('again');
  expect(kiosk.store.sync.acknowledged()).toBe(2);
  await round();
  expect(asked.map(({ value }) => (value as { events: { seq: number }[] }).events[0]?.seq)).toEqual([1, 3]);
});

test('a server that was restored from a backup is told again what it forgot', async () => {
  const kiosk = joinedKiosk();
  must(kiosk.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  must(kiosk.store.sync.acknowledge(3));
  const { round } = pushing(kiosk, () => pushed(1));
  expect(await round()).toBe('again');
  expect(kiosk.store.sync.acknowledged()).toBe(1);
});

test('a server that knows more of this kiosk than the kiosk itself is a fork in the making', async () => {
  const kiosk = joinedKiosk();
  must(kiosk.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  const { round, outcomes } = pushing(kiosk, () => pushed(99));
  await round();
  expect(outcomes).toEqual(['fork']);
  expect(kiosk.store.sync.acknowledged()).toBe(kiosk.store.sync.head());
});

test('a chain that is refused rests for a minute, one that does not move rests as after a failure', async () => {
  const kiosk = joinedKiosk();
  must(kiosk.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  expect(await pushing(kiosk, () => pushed(0, 'broken-chain')).round()).toEqual({ failedMs: 60_000 });
  expect(await pushing(kiosk, () => pushed(0)).round()).toEqual({ failedMs: 1_000 });
});

test('with nothing to send the kiosk still tells how it is', async () => {
  const kiosk = joinedKiosk();
  const { round, asked } = pushing(kiosk, () => pushed(0));
  expect(await round()).toEqual({ idleMs: 30_000 });
  expect(asked[0]?.value).toMatchObject({
    events: [],
    health: { version: 'test', clock: monday, pending: 0 },
  });
});

test('what became of a form is told before anything else, and again until it was heard', async () => {
  const kiosk = joinedKiosk();
  must(kiosk.store.sync.formTaken({ id: 'f1', outcome: 'saved' }));
  const down = pushing(kiosk, () => err('unreachable'));
  expect(await down.round()).toEqual({ failedMs: 1_000 });
  const up = pushing(kiosk, (_value, path) => (path === syncPaths.forms ? ok({}) : pushed(0)));
  await up.round();
  await up.round();
  expect(up.asked.map(({ path }) => path)).toEqual([syncPaths.forms, syncPaths.push, syncPaths.push]);
});

function pulling(kiosk: TestKiosk, answer: () => Result<Partial<PullReply>, LineFault>) {
  const forms: PhoneForm[] = [];
  const faults: string[] = [];
  const timers = createFakeTimers();
  const server = scripted(() => {
    const said = answer();
    if (!said.ok) return said;
    const nothing = { cursor: '', events: [], keys: [], more: false, forms: [], passPublicKeys: [] };
    return ok({ ...nothing, serverTime: monday, ...said.value });
  });
  const round = createPull({
    ...{ session: server.session, store: kiosk.store.sync, backoff: backoff(), timers },
    onOutcome: () => undefined,
    onFault: ({ kind }) => void faults.push(kind),
    onRemote: () => undefined,
    onSettings: () => undefined,
    onForms: (told) => void forms.push(...told),
  });
  const waits = () => server.asked.map(({ value }) => (value as { waitSeconds: number }).waitSeconds);
  return { round, forms, faults, waits, asked: server.asked, timers };
}

test('the first question after a start or a failure is answered at once, every later one when there is news', async () => {
  const answers: Result<Partial<PullReply>, LineFault>[] = [ok({}), err('unreachable'), ok({}), ok({})];
  const { round, waits } = pulling(joinedKiosk(), () => answers.shift() ?? ok({}));
  for (let i = 0; i < 4; i++) await round();
  expect(waits()).toEqual([0, 25, 0, 25]);
});

test('answers that come at once and bring nothing do not make a storm of questions', async () => {
  const { round } = pulling(joinedKiosk(), () => ok({}));
  expect(await round()).toBe('again');
  expect(await round()).toEqual({ idleMs: 1_000 });
});

test('the server is asked for forms that are new, and one that was dealt with is offered to nobody', async () => {
  const kiosk = joinedKiosk();
  must(kiosk.store.sync.formTaken({ id: 'f1', outcome: 'saved' }));
  const form = (id: string, state: PhoneForm['state']): PhoneForm => ({ id, ticket: 't', state });
  const told = [[form('f1', 'opened'), form('f2', 'opened')], [form('f2', 'sent')], []];
  const { round, forms, asked } = pulling(kiosk, () => ok({ forms: told.shift() ?? [] }));
  for (let i = 0; i < 3; i++) await round();
  expect(forms.map(({ id, state }) => `${id} ${state}`)).toEqual(['f2 opened', 'f2 sent']);
  expect(asked[2]?.value).toMatchObject({ forms: ['f1 opened', 'f2 sent'] });
});

test('an event that nobody can have written is not stored, and asked for again', async () => {
  const event = {
    node: 'k9',
    seq: 1,
    at: 'x',
    type: 'visit.checked-out',
    subject: 'visit:v',
    actor: 'visitor',
  };
  const { round, faults } = pulling(joinedKiosk(), () =>
    ok({ cursor: 'c', events: [{ ...event, data: '{}', prevHash: '', hash: 'f'.repeat(64) }] }),
  );
  expect(await round()).toEqual({ failedMs: 1_000 });
  expect(faults).toEqual(['broken-event']);
});
