import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { TimerHandle, Timers } from '../../transport/timers.ts';

export interface SimulatedPortOptions {
  /** 0 takes any free port, which is then kept for good. */
  readonly port: number;
  /** What a second client meets: most units leave it in the queue, some turn it away. */
  readonly secondClient: 'waits' | 'refused';
  readonly timers: Timers;
  readonly onBytes: (bytes: Uint8Array) => void;
  readonly onClientGone: () => void;
}

/** A raw print port on loopback that serves one client at a time. */
export interface SimulatedPort {
  /** Begins to accept; resolves when it does. */
  listen(): Promise<void>;
  /** Stops accepting; whoever is connected stays. */
  refuse(): Promise<void>;
  send(bytes: Uint8Array): void;
  /** Breaks the client's connection with a reset: what was on the way is lost on both sides. */
  cut(): void;
  /** Limits how fast bytes are taken; `undefined` takes them as they come. */
  pace(bytesPerSecond: number | undefined): void;
  /** Stops accepting and breaks every connection. */
  close(): Promise<void>;
  port(): number;
}

/** A printer does not store up what nobody fetches. */
const maxUnsentBytes = 1 << 20;

/** A queue as long as a small network stack's. */
const maxWaiting = 4;

export function createSimulatedPort(options: SimulatedPortOptions): SimulatedPort {
  const { timers, onBytes, onClientGone } = options;
  let { port } = options;
  let server: Server | undefined;
  let client: Socket | undefined;
  let waiting: Socket[] = [];
  let bytesPerSecond: number | undefined;
  let delivery: TimerHandle | undefined;

  const received = (socket: Socket, bytes: Uint8Array): void => {
    if (bytesPerSecond === undefined) return onBytes(bytes);
    socket.pause();
    const deliver = (): void => {
      delivery = undefined;
      onBytes(bytes);
      if (socket.readableEnded) socket.end();
      else socket.resume();
    };
    delivery = timers.setTimeout(deliver, (bytes.length * 1_000) / bytesPerSecond);
  };

  /** The client has said its last; what it sent is still worked through before the line is closed. */
  const ended = (socket: Socket): void => {
    if (socket !== client || delivery === undefined) socket.end();
  };

  const gone = (socket: Socket): void => {
    waiting = waiting.filter((other) => other !== socket);
    if (socket !== client) return;
    client = undefined;
    timers.clearTimeout(delivery);
    delivery = undefined;
    onClientGone();
    const next = waiting.shift();
    if (next) serve(next);
  };

  const serve = (socket: Socket): void => {
    client = socket;
    socket.on('data', (bytes) => received(socket, bytes));
  };

  const connected = (socket: Socket): void => {
    socket.setNoDelay(true);
    // A reset by the other side is an error here; `close` follows and says all there is to say.
    socket.on('error', () => undefined);
    socket.on('end', () => ended(socket));
    socket.on('close', () => gone(socket));
    if (!client) serve(socket);
    else if (options.secondClient === 'refused' || waiting.length >= maxWaiting) socket.resetAndDestroy();
    else waiting.push(socket);
  };

  const refuse = async (): Promise<void> => {
    const old = server;
    server = undefined;
    old?.close();
    // The system gives the port back in the next turn of the loop.
    await new Promise((resolve) => setImmediate(resolve));
  };

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        if (server) return resolve();
        const fresh = createServer({ allowHalfOpen: true }, connected);
        server = fresh;
        fresh.once('error', reject);
        fresh.listen(port, '127.0.0.1', () => {
          port = (fresh.address() as AddressInfo).port;
          resolve();
        });
      }),
    refuse,
    send(bytes) {
      if (client && client.writableLength < maxUnsentBytes) client.write(bytes);
    },
    cut: () => void client?.resetAndDestroy(),
    pace(limit) {
      bytesPerSecond = limit;
    },
    async close() {
      await refuse();
      const sockets = [client, ...waiting].filter((socket) => socket !== undefined);
      waiting = [];
      await Promise.all(sockets.map(destroyed));
    },
    port: () => port,
  };
}

function destroyed(socket: Socket): Promise<void> {
  if (socket.closed) return Promise.resolve();
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.resetAndDestroy();
  });
}
