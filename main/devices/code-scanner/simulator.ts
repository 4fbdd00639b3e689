import type { ByteStream } from '../transport/byte-stream.ts';
import { listenOnLoopback } from '../transport/tcp-listener.ts';
import type { LoopbackListener } from '../transport/tcp-listener.ts';

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
  let listening: Promise<LoopbackListener> | undefined;
  let hearers: ByteStream[] = [];
  const waiting: (() => void)[] = [];

  const connected = (hearer: ByteStream): void => {
    hearers = [...hearers, hearer];
    hearer.onLost(() => {
      hearers = hearers.filter((other) => other !== hearer);
    });
    for (const resolve of waiting.splice(0)) resolve();
  };

  const sendBytes = (bytes: Uint8Array): void => {
    for (const hearer of hearers) void hearer.write(bytes);
  };

  return {
    async plug() {
      listening ??= listenOnLoopback(connected, port);
      ({ port } = await listening);
    },
    async unplug() {
      const old = listening;
      listening = undefined;
      await (await old)?.stop();
    },
    isPlugged: () => listening !== undefined,
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
