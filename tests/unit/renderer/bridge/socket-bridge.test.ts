import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closedTakenOver } from '../../../../preload/contract/wire.ts';
import { createSocketBridge, type SocketBridge } from '../../../../renderer/bridge/socket-bridge.ts';

// Against a real server: tests/integration/shell. Here is what only a fake clock can show.

/** The browser's end of a socket, moved by hand. */
class FakeSocket extends EventTarget {
  sent: { id: number; call: string }[] = [];
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  open() {
    this.dispatchEvent(new Event('open'));
  }
  drop(code = 1006) {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

let sockets: FakeSocket[];
let client: SocketBridge;
const latest = () => sockets.at(-1) ?? new FakeSocket();

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  client = createSocketBridge({
    open: () => {
      sockets.push(new FakeSocket());
      return latest() as unknown as WebSocket;
    },
    random: () => 0.5,
  });
});
afterEach(() => vi.useRealTimers());

test('a call made before the line is up waits for it', async () => {
  const call = client.bridge.call('hosts.search', { query: 'li' });
  expect(latest().sent).toEqual([]);
  latest().open();
  expect(latest().sent).toEqual([{ id: 1, call: 'hosts.search', args: { query: 'li' } }]);
  const answer = { id: 1, reply: { ok: true, value: [] } };
  latest().dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(answer) }));
  expect(await call).toEqual([]);
});

test('it waits five seconds and no longer, and is not sent afterwards', async () => {
  const call = client.bridge.call('kiosk.intent', { type: 'confirm' });
  const given = expect(call).rejects.toThrow('kiosk.intent: disconnected');
  await vi.advanceTimersByTimeAsync(5_000);
  await given;
  latest().open();
  expect(latest().sent).toEqual([]);
});

test('it dials again, at first quickly and then every five seconds', () => {
  for (const waitMs of [100, 300, 1_000, 2_000, 5_000, 5_000]) {
    const before = sockets.length;
    latest().drop();
    vi.advanceTimersByTime(waitMs - 1);
    expect(sockets).toHaveLength(before);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(before + 1);
  }
  latest().open();
  latest().drop();
  vi.advanceTimersByTime(100);
  expect(sockets).toHaveLength(8);
});

test('a window that was taken over never dials again', () => {
  latest().open();
  latest().drop(closedTakenOver);
  vi.advanceTimersByTime(3_600_000);
  expect(sockets).toHaveLength(1);
});

test('the connection is told at once and on every change, until one leaves', () => {
  const heard: string[] = [];
  const leave = client.onConnection((connection) => heard.push(connection));
  latest().open();
  latest().drop();
  vi.advanceTimersByTime(100);
  latest().drop();
  expect(heard).toEqual(['connecting', 'connected', 'disconnected']);
  leave();
  vi.advanceTimersByTime(300);
  latest().open();
  expect(heard).toHaveLength(3);
});
