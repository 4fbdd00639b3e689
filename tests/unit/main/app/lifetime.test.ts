import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLifetime } from '../../../../main/app/lifetime.ts';
import type { Logger } from '../../../../main/logging/logger.ts';

const exit = vi.fn<(code: number) => void>();
const write = vi.fn<Logger['write']>();
const events = () => write.mock.calls.map(([event]) => event);
const lifetime = (stop: () => Promise<void>) => createLifetime({ log: { write }, stop, exit });

beforeEach(() => {
  vi.useFakeTimers();
  exit.mockClear();
  write.mockClear();
});
afterEach(() => vi.useRealTimers());

test('a signal stops in order and ends with 0; a second signal changes nothing', async () => {
  const stop = vi.fn(async () => undefined);
  const { end } = lifetime(stop);
  end('SIGTERM');
  end('SIGINT');
  await vi.runAllTimersAsync();
  expect(stop).toHaveBeenCalledOnce();
  expect(exit).toHaveBeenCalledExactlyOnceWith(0);
  expect(events()).toEqual(['app.stopping', 'app.stopped']);
});

test('a surprise ends with 1, so that the supervisor starts the kiosk again', async () => {
  lifetime(async () => undefined).onSurprise(new TypeError('no field 张三'));
  await vi.runAllTimersAsync();
  expect(exit).toHaveBeenCalledExactlyOnceWith(1);
  expect(JSON.stringify(write.mock.calls)).toContain('TypeError');
  expect(JSON.stringify(write.mock.calls)).not.toContain('张三');
});

test('a device that does not close cannot keep the process', async () => {
  lifetime(() => new Promise(() => undefined)).end('SIGTERM');
  await vi.advanceTimersByTimeAsync(4_999);
  expect(exit).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(exit).toHaveBeenCalledExactlyOnceWith(1);
});

test('a failure while stopping is told and ends with 1', async () => {
  lifetime(() => Promise.reject(new Error('port busy'))).end('SIGTERM');
  await vi.runAllTimersAsync();
  expect(exit).toHaveBeenCalledExactlyOnceWith(1);
  expect(events()).toContain('app.failed');
});
