import type { Bridge, NoticeName } from '../../preload/contract/table.ts';
import { closedTakenOver, type CallMessage, type ServerMessage } from '../../preload/contract/wire.ts';
import { BridgeError } from './bridge-error.ts';
import type { Connection } from './connection.ts';

/** Waiting times between attempts; main restarts within a few seconds, and a kiosk has nobody to press "reload". */
const retryMs = [100, 300, 1_000, 2_000, 5_000];
/** A call made while the line is still coming up waits this long for it. */
const patienceMs = 5_000;

interface Waiting {
  readonly call: string;
  resolve(value: unknown): void;
  reject(error: BridgeError): void;
}

export interface SocketBridge {
  readonly bridge: Bridge;
  onConnection(listener: (connection: Connection) => void): () => void;
}

/** The contract over one WebSocket that comes back by itself (the Chromium shell). */
export function createSocketBridge(deps: { open: () => WebSocket; random: () => number }): SocketBridge {
  const inFlight = new Map<number, Waiting>();
  const unsent: (CallMessage & { readonly giveUp: ReturnType<typeof setTimeout> })[] = [];
  const listeners = new Map<NoticeName, Set<(payload: never) => void>>();
  const watchers = new Set<(connection: Connection) => void>();
  let connection: Connection = 'connecting';
  let socket: WebSocket | undefined;
  let lastId = 0;
  let attempt = 0;

  const become = (next: Connection) => {
    if (next === connection) return;
    connection = next;
    for (const watcher of watchers) watcher(next);
  };

  const fail = (id: number) => {
    const waiting = inFlight.get(id);
    inFlight.delete(id);
    waiting?.reject(new BridgeError(waiting.call, 'disconnected'));
  };

  function connect(): void {
    const opening = deps.open();
    opening.addEventListener('open', () => {
      socket = opening;
      attempt = 0;
      become('connected');
      for (const { giveUp, ...message } of unsent.splice(0)) {
        clearTimeout(giveUp);
        opening.send(JSON.stringify(message));
      }
    });
    opening.addEventListener('message', (event) => receive(JSON.parse(String(event.data)) as ServerMessage));
    opening.addEventListener('close', (event) => {
      socket = undefined;
      // What was on the wire may or may not have been done; main's next status tells. What never left is kept.
      const kept = new Set(unsent.map((message) => message.id));
      for (const id of [...inFlight.keys()]) if (!kept.has(id)) fail(id);
      if (event.code === closedTakenOver) return become('taken-over');
      become('disconnected');
      const waitMs = retryMs[Math.min(attempt, retryMs.length - 1)] ?? 0;
      attempt += 1;
      setTimeout(connect, waitMs * (0.75 + deps.random() / 2));
    });
  }

  function receive(message: ServerMessage): void {
    if ('notice' in message) {
      for (const listener of listeners.get(message.notice) ?? []) listener(message.payload as never);
      return;
    }
    const waiting = inFlight.get(message.id);
    if (!waiting) return;
    inFlight.delete(message.id);
    if (message.reply.ok) waiting.resolve(message.reply.value);
    else waiting.reject(new BridgeError(waiting.call, message.reply.error));
  }

  function send(message: CallMessage): void {
    if (socket) return socket.send(JSON.stringify(message));
    const giveUp = setTimeout(() => {
      unsent.splice(
        unsent.findIndex(({ id }) => id === message.id),
        1,
      );
      fail(message.id);
    }, patienceMs);
    unsent.push({ ...message, giveUp });
  }

  connect();
  return {
    bridge: {
      call: (name, args) =>
        new Promise((resolve, reject) => {
          lastId += 1;
          inFlight.set(lastId, { call: name, resolve: resolve as (value: unknown) => void, reject });
          if (connection === 'taken-over') fail(lastId);
          else send({ id: lastId, call: name, args });
        }),
      on(name, listener) {
        const known = listeners.get(name) ?? new Set();
        listeners.set(name, known.add(listener as (payload: never) => void));
        return () => void known.delete(listener as (payload: never) => void);
      },
    },
    onConnection(watcher) {
      watchers.add(watcher);
      watcher(connection);
      return () => void watchers.delete(watcher);
    },
  };
}
