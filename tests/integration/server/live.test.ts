import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linesPerSession } from '../../../server/contract/live.ts';
import { deleteSessionsOf } from '../../../server/repositories/sessions.ts';
import { signInAs, type SignedIn } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
let origin: string;
/** Pings are a matter of 20 s; here they come when the test says so. */
const beats: (() => void)[] = [];
beforeAll(async () => {
  server = await startTestServer();
  const real = server.context.timers.setTimeout;
  Object.assign(server.context.timers, {
    setTimeout: (work: () => void, ms: number) => {
      if (ms !== 20_000) return real(work, ms);
      beats.push(work);
      return undefined;
    },
  });
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
}, 60_000);
afterAll(() => server.close());

interface Line {
  readonly status: number;
  readonly type: string | null;
  /** What came since the last call, once it holds `words`; everything there is when the line has ended. */
  until(words: string): Promise<string>;
  hangUp(): Promise<void>;
}

async function listen(who: SignedIn): Promise<Line> {
  const stop = new AbortController();
  const response = await fetch(`${origin}/api/v1/live`, {
    headers: { cookie: who.headers.cookie },
    signal: stop.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    async until(words) {
      let text = '';
      while (!text.includes(words)) {
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (done) return `${text}(ended)`;
        text += value;
      }
      return text;
    },
    async hangUp() {
      stop.abort();
      await reader?.cancel().catch(() => undefined);
    },
  };
}

const changed = (...topics: string[]) => server.context.bus.changed(server.context.sites.first.id, topics);

test('pages hear what changed, at once and only what is theirs; strangers hear nothing', async () => {
  expect((await fetch(`${origin}/api/v1/live`)).status).toBe(401);
  const people = [await signInAs(server, 'guard'), await signInAs(server, 'host')] as const;
  const guard = await listen(people[0]);
  const host = await listen(people[1]);
  expect([guard.status, guard.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
  await guard.until('retry');
  await host.until('retry');
  changed('alert', 'forms:k-1');
  changed('visit');
  expect(await guard.until('visit')).toBe(
    'event: changed\ndata: {"topics":["alert"]}\n\nevent: changed\ndata: {"topics":["visit"]}\n\n',
  );
  expect(await host.until('visit')).toBe('event: changed\ndata: {"topics":["visit"]}\n\n');
  await guard.hangUp();
  await host.hangUp();
});

test('a line tells that it lives, and ends with its session', async () => {
  const who = await signInAs(server, 'guard');
  beats.length = 0;
  const line = await listen(who);
  await line.until('retry');
  beats.pop()?.();
  expect(await line.until('ping')).toContain('event: ping');
  await deleteSessionsOf(server.context.db, server.context.sites.first.id, who.staffId);
  beats.pop()?.();
  expect(await line.until('never')).toBe('(ended)');
});

test('a session has only so many lines, and one that hung up makes room', async () => {
  const who = await signInAs(server, 'guard');
  const lines = [];
  for (let count = 0; count < linesPerSession; count += 1) lines.push(await listen(who));
  expect((await listen(who)).status).toBe(429);
  await lines.pop()?.hangUp();
  await expect.poll(async () => (await listen(who)).status).toBe(200);
  for (const line of lines) await line.hangUp();
});

test('a reader that takes nothing keeps no heap of notes, and hears of everything when it reads again', async () => {
  const line = await listen(await signInAs(server, 'supervisor'));
  await line.until('retry');
  for (let count = 0; count < 60_000; count += 1) changed('visit', `t${count % 50}-${'x'.repeat(200)}`);
  changed('alert');
  const text = await line.until('"alert"');
  expect(text).toContain('"alert"');
  // Far less than what was said: while the line was full, topics were gathered.
  expect(text.length).toBeLessThan(60_000 * 200);
  await line.hangUp();
});
