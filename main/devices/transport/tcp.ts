import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { err, ok } from '../../../domain/kernel/result.ts';
import { seconds } from '../../../domain/kernel/time.ts';
import type { Transport } from './byte-stream.ts';
import { createLink } from './link.ts';
import type { Link } from './link.ts';
import { linkFault } from './link-fault.ts';
import { realTimers } from './timers.ts';
import type { Timers } from './timers.ts';

/**
 * A device server that loses its power says no good-bye, and a link that is only listened to (a code scanner) would
 * look sound for ever. Longer than any visit to a printer is silent: some of those take a probe for another client.
 */
const idleProbeMs = seconds(30);

export interface TcpOptions {
  readonly host: string;
  readonly port: number;
  /** The system's own limit is minutes; device servers answer in milliseconds or not at all. */
  readonly connectTimeoutMs: number;
  readonly timers?: Timers;
}

/** A raw TCP link: a serial device server, or a printer's port 9100. */
export function createTcpTransport(options: TcpOptions): Transport {
  const { host, port, connectTimeoutMs, timers = realTimers } = options;
  return {
    name: `tcp ${host}:${port}`,
    open: () =>
      new Promise((resolve) => {
        const socket = connect({
          host,
          port,
          // Frames are tiny.
          noDelay: true,
          keepAlive: true,
          keepAliveInitialDelay: idleProbeMs,
        });
        const alarm = timers.setTimeout(() => {
          socket.destroy();
          resolve(err({ kind: 'timeout', detail: `no connection within ${connectTimeoutMs} ms` }));
        }, connectTimeoutMs);
        socket.once('error', (error) => {
          timers.clearTimeout(alarm);
          resolve(err(linkFault(error)));
        });
        socket.once('connect', () => {
          timers.clearTimeout(alarm);
          resolve(ok(socketLink(socket, timers).stream));
        });
      }),
  };
}

/** The same link over a socket somebody else opened: the server side of a simulator. */
export function socketLink(socket: Socket, timers: Timers = realTimers): Link {
  const link = createLink(
    {
      write: (bytes, done) => socket.write(bytes, done),
      close: (graceMs) => closeGently(socket, graceMs, timers),
    },
    linkFault,
  );
  socket.on('data', (bytes) => link.received(bytes));
  socket.on('error', (error) => link.lost(linkFault(error)));
  socket.on('end', () => link.lost({ kind: 'lost', detail: 'closed by the other side' }));
  socket.on('close', () => link.lost({ kind: 'lost', detail: 'connection gone' }));
  return link;
}

/**
 * Says "no more from me" and lets the other side finish. Destroying a socket right after a write throws away what is
 * still on the way, and printers that lose a connection like that refuse the next one for half a minute.
 */
function closeGently(socket: Socket, graceMs: number, timers: Timers): Promise<void> {
  if (socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const alarm = timers.setTimeout(() => socket.destroy(), graceMs);
    socket.once('close', () => {
      timers.clearTimeout(alarm);
      resolve();
    });
    socket.end();
  });
}
