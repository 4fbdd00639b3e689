import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { silentLogger } from '../../../../main/logging/logger.ts';
import { createWindowLine } from '../../../../main/shell/window-line.ts';
import type { Handlers } from '../../../../preload/contract/table.ts';

/** The server's end of a socket whose window may stop answering. */
class FakeSocket extends EventEmitter {
  readyState: number = WebSocket.OPEN;
  bufferedAmount = 0;
  answers = true;
  sent: unknown[] = [];
  ping() {
    if (this.answers) this.emit('pong');
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close(code: number) {
    this.readyState = WebSocket.CLOSED;
    this.emit('close', code);
  }
  terminate() {
    this.close(1006);
  }
}

const onLost = vi.fn<(reason: string) => void>();
const onConnected = vi.fn<() => void>();
let line: ReturnType<typeof createWindowLine>;
const accept = (socket: FakeSocket) => line.accept(socket as unknown as WebSocket);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  const handlers = { 'dock.state': () => undefined } as unknown as Handlers;
  line = createWindowLine({ handlers, log: silentLogger, onLost, onConnected });
});
afterEach(() => vi.useRealTimers());

// A crashed tab keeps its TCP connection: only the missing answer to a ping tells.
test('a window that no longer answers is given up within two beats', () => {
  const socket = new FakeSocket();
  accept(socket);
  vi.advanceTimersByTime(60_000);
  expect(onLost).not.toHaveBeenCalled();
  socket.answers = false;
  vi.advanceTimersByTime(10_000);
  expect(onLost).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test('a window that takes nothing any more does not make main keep everything for it', () => {
  const socket = new FakeSocket();
  accept(socket);
  socket.bufferedAmount = 20_000_000;
  line.publish('kiosk.cue', 'done');
  expect(socket.sent).toEqual([]);
  expect(onLost).toHaveBeenCalledOnce();
});

test('a window that was taken over is not reported as lost', () => {
  const first = new FakeSocket();
  const second = new FakeSocket();
  accept(first);
  accept(second);
  expect(first.readyState).toBe(WebSocket.CLOSED);
  expect(onLost).not.toHaveBeenCalled();
  line.publish('kiosk.cue', 'done');
  expect(first.sent).toEqual([]);
  expect(second.sent).toEqual([{ notice: 'kiosk.cue', payload: 'done' }]);
});
