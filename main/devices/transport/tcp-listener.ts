import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { ByteStream } from './byte-stream.ts';
import { socketLink } from './tcp.ts';

export interface LoopbackListener {
  readonly port: number;
  /** Stops listening and cuts every connection, as when a plug is pulled. */
  stop(): Promise<void>;
}

/**
 * The far end of a TCP link on this machine: what a simulated device listens with.
 * @param port 0 takes any free one
 */
export function listenOnLoopback(onLink: (stream: ByteStream) => void, port = 0): Promise<LoopbackListener> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    onLink(socketLink(socket).stream);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}
