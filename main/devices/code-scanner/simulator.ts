import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

export interface ScannerSimulatorOptions {
  /** 0 takes any free port, which is then kept for good. */
  readonly port?: number;
  readonly prefix?: string;
  /** What the scanner sends after each code; `''` for none. */
  readonly suffix?: string;
}

/** A code scanner behind a serial device server on a loopback port, and the hand that holds codes before it. */
export interface ScannerSimulator {
  /** Cable in: resolves when the port accepts. */
  plug(): Promise<void>;
  /** Cable out: connections break. */
  unplug(): Promise<void>;
  isPlugged(): boolean;
  port(): number;
  /** Resolves when somebody listens; what is scanned before that is lost, as with any scanner. */
  whenHeard(): Promise<void>;
  /** Beeps and sends the code. */
  scan(text: string): void;
  /** Sends bytes as they are: noise, halves, a wrong baud rate. */
  sendBytes(bytes: Uint8Array): void;
}

/** Made unplugged; call `plug()`. */
export function createScannerSimulator(options: ScannerSimulatorOptions = {}): ScannerSimulator {
  const { prefix = '', suffix = '\r\n' } = options;
  let port = options.port ?? 0;
  let server: Server | undefined;
  let hearers: Socket[] = [];
  const waiting: (() => void)[] = [];

  const connected = (socket: Socket): void => {
    hearers = [...hearers, socket];
    // A reset is said by `close` as well, which is where it matters.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      hearers = hearers.filter((other) => other !== socket);
    });
    // Commands to the scanner are taken and mean nothing; unread they would hold the closing back.
    socket.resume();
    for (const resolve of waiting.splice(0)) resolve();
  };

  const sendBytes = (bytes: Uint8Array): void => {
    for (const socket of hearers) socket.write(bytes);
  };

  return {
    plug: () =>
      new Promise((resolve, reject) => {
        if (server) return resolve();
        const fresh = createServer({ noDelay: true }, connected);
        server = fresh;
        fresh.once('error', reject);
        fresh.listen(port, '127.0.0.1', () => {
          port = (fresh.address() as AddressInfo).port;
          resolve();
        });
      }),
    unplug: () =>
      new Promise((resolve) => {
        const old = server;
        server = undefined;
        if (!old) return resolve();
        old.close(() => resolve());
        for (const socket of hearers) socket.resetAndDestroy();
      }),
    isPlugged: () => server !== undefined,
    port: () => port,
    whenHeard: () =>
      new Promise((resolve) => {
        if (hearers.length > 0) resolve();
        else waiting.push(resolve);
      }),
    scan: (text) => sendBytes(Buffer.from(`${prefix}${text}${suffix}`)),
    sendBytes,
  };
}
