import { expect, test, vi } from 'vitest';
import type { Handlers } from '../../../../preload/contract/table.ts';
import { dispatch } from '../../../../main/ipc/dispatch.ts';
import { greet } from '../../../../main/ipc/greeting.ts';
import { silentLogger, type Logger } from '../../../../main/logging/logger.ts';

// What both shells promise together is in tests/integration/shell; here is what only the door itself knows.
const handlers = (over: Partial<Handlers>): Handlers => over as Handlers;

test.each([
  '__proto__',
  'constructor',
  'kiosk.nothing',
  '',
  7,
  null,
  undefined,
  { toString: () => 'kiosk.status' },
])('the name %j is no call', async (name) => {
  expect(await dispatch(handlers({}), silentLogger, name, undefined)).toEqual({
    ok: false,
    error: 'unknown-call',
  });
});

test('a handler gets what the schema made of the arguments', async () => {
  const search = vi.fn<Handlers['hosts.search']>(() => []);
  expect(
    await dispatch(handlers({ 'hosts.search': search }), silentLogger, 'hosts.search', { query: 'li' }),
  ).toEqual({
    ok: true,
    value: [],
  });
  expect(search).toHaveBeenCalledExactlyOnceWith({ query: 'li' });
});

test.each([
  ['hosts.search', { query: 'x'.repeat(61) }],
  ['hosts.search', { query: 'x', limit: 1_000 }],
  ['kiosk.intent', { type: 'unlock-everything' }],
  ['kiosk.status', {}],
  ['window.failed', undefined],
])('%s refuses %j', async (name, args) => {
  expect(await dispatch(handlers({}), silentLogger, name, args)).toEqual({
    ok: false,
    error: 'bad-arguments',
  });
});

test('a failure is logged with its place, without its message and without the arguments', async () => {
  const write = vi.fn<Logger['write']>();
  const broken = handlers({
    'hosts.search': ({ query }) => {
      throw new RangeError(`nothing for ${query}`);
    },
  });
  expect(await dispatch(broken, { write }, 'hosts.search', { query: 'Zhang' })).toEqual({
    ok: false,
    error: 'failed',
  });
  const [event, fields] = write.mock.calls[0] ?? [];
  expect(event).toBe('call.failed');
  expect(JSON.stringify(fields)).toMatch(/RangeError at .*dispatch\.test\.ts/);
  expect(JSON.stringify(fields)).not.toContain('Zhang');
});

test('a new window is greeted with the states there are', async () => {
  const told: unknown[] = [];
  const tell = (notice: string, payload: unknown) => void told.push([notice, payload]);
  const status = { revision: 3 } as Awaited<ReturnType<Handlers['kiosk.status']>>;
  await greet(handlers({ 'kiosk.status': () => status, 'dock.state': () => undefined }), silentLogger, tell);
  expect(told).toEqual([['kiosk.status', status]]);
});
