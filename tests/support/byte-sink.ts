import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A printer that only takes: every connection is one document, kept when it has ended. */
export interface ByteSink {
  readonly port: number;
  readonly documents: () => readonly Buffer[];
  /** Resolves when so many documents have come. */
  until(count: number): Promise<void>;
  /** Nobody listens; what is connected is cut. */
  down(): Promise<void>;
  /** The same port again. */
  up(): Promise<void>;
}

export async function openByteSink(): Promise<ByteSink> {
  const documents: Buffer[] = [];
  const sockets = new Set<Socket>();
  let arrived = (): void => {};
  let port = 0;
  let server: Server;

  const up = (): Promise<void> =>
    new Promise((ready, reject) => {
      server = createServer((socket) => {
        const chunks: Buffer[] = [];
        sockets.add(socket);
        socket.on('data', (chunk: Buffer) => chunks.push(chunk));
        socket.on('error', () => {});
        socket.on('end', () => {
          documents.push(Buffer.concat(chunks));
          arrived();
        });
        socket.on('close', () => sockets.delete(socket));
      });
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        ({ port } = server.address() as AddressInfo);
        ready();
      });
    });
  await up();

  return {
    get port() {
      return port;
    },
    documents: () => documents,
    until: (count) =>
      new Promise((resolve) => {
        arrived = () => {
          if (documents.length >= count) resolve();
        };
        arrived();
      }),
    down: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
    up,
  };
}
