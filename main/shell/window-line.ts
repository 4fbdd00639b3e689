import { WebSocket, type RawData } from 'ws';
import { z } from 'zod';
import type { NoticeName, NoticePayload } from '../../preload/contract/table.ts';
import { closedTakenOver, type ServerMessage } from '../../preload/contract/wire.ts';
import { dispatch } from '../ipc/dispatch.ts';
import { greet } from '../ipc/greeting.ts';
import type { ShellDeps } from './shell.ts';

/** A window that misses a whole beat is gone: a crashed tab keeps its TCP connection open. */
const heartbeatMs = 5_000;
/** A stuck window must not make main hold megabytes of pictures for it. */
const maxUnsentBytes = 16_000_000;

const callMessage = z.object({ id: z.int().min(0), call: z.string(), args: z.unknown().optional() });

export interface WindowLine {
  /** The line of a window that was let in; it takes the place of the one before. */
  accept(socket: WebSocket): void;
  publish<N extends NoticeName>(name: N, payload: NoticePayload<N>): void;
  close(): void;
}

/** Speaks the contract with one window over its WebSocket. */
export function createWindowLine(
  deps: Pick<ShellDeps, 'handlers' | 'log'> & {
    readonly onConnected: () => void;
    readonly onLost: (reason: string) => void;
  },
): WindowLine {
  const { handlers, log } = deps;
  let window: WebSocket | undefined;

  const send = (socket: WebSocket, message: ServerMessage) => {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > maxUnsentBytes) return socket.terminate();
    socket.send(JSON.stringify(message));
  };

  async function answer(socket: WebSocket, data: RawData): Promise<void> {
    const message = callMessage.safeParse(parseJson(String(data)));
    if (!message.success) {
      log.write('window.refused', { reason: 'malformed-message' });
      return socket.close(1003);
    }
    const { id, call, args } = message.data;
    send(socket, { id, reply: await dispatch(handlers, log, call, args) });
  }

  return {
    accept(socket) {
      const before = window;
      window = socket;
      if (before) {
        log.write('window.replaced', {});
        before.close(closedTakenOver);
      }
      const stop = watchPulse(socket);
      socket.on('message', (data) => void answer(socket, data));
      // An oversized or broken frame; `close` follows and says the rest.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        stop();
        if (window !== socket) return;
        window = undefined;
        log.write('window.lost', { reason: 'line-closed' });
        deps.onLost('line-closed');
      });
      log.write('window.connected', {});
      deps.onConnected();
      void greet(handlers, log, (notice, payload) => send(socket, { notice, payload }));
    },
    publish(name, payload) {
      if (window) send(window, { notice: name, payload });
    },
    close() {
      window?.close(1001);
      window = undefined;
    },
  };
}

function watchPulse(socket: WebSocket): () => void {
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, heartbeatMs);
  return () => clearInterval(timer);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
