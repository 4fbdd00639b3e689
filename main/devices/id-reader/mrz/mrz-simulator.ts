import type { ByteStream } from '../../transport/byte-stream.ts';
import { createPauses } from '../../transport/pauses.ts';
import { listenOnLoopback, type LoopbackListener } from '../../transport/tcp-listener.ts';
import { realTimers, type Timers } from '../../transport/timers.ts';
import type { MrzFraming } from './mrz-framing.ts';

export interface MrzSimulatorOptions {
  /** 0 takes any free port, which is then kept for good. */
  readonly port?: number;
  readonly framing?: MrzFraming;
  readonly timers?: Timers;
}

/** A document scanner behind a serial device server on a loopback port, and the hand that puts documents on it. */
export interface MrzSimulator {
  /** Cable in: resolves when the port accepts. */
  plug(): Promise<void>;
  /** Cable out: connections break. */
  unplug(): Promise<void>;
  isPlugged(): boolean;
  port(): number;
  /** Resolves when somebody listens; what is sent before that is lost, as with any scanner. */
  whenHeard(): Promise<void>;
  /** The scanner reads these lines off a document and sends them. */
  put(lines: readonly string[]): void;
  /** The document is pulled out while it is read. */
  putHalf(lines: readonly string[]): void;
  /** Sends bytes as they are: noise, a wrong baud rate. */
  sendBytes(bytes: Uint8Array): void;
  /** Sends without end, until told to stop. */
  flood(on: boolean): void;
}

const floodEveryMs = 5;
const floodPiece = Buffer.alloc(1_024, 'P<');

/** Made unplugged; call `plug()`. */
export function createMrzSimulator(options: MrzSimulatorOptions = {}): MrzSimulator {
  const { framing = {}, timers = realTimers } = options;
  const { prefix = '', suffix = '', lineEnd = '\r' } = framing;
  const pauses = createPauses(timers);
  let port = options.port ?? 0;
  let listening: Promise<LoopbackListener> | undefined;
  let hearers: ByteStream[] = [];
  let flooding = false;
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
  const framed = (lines: readonly string[]): Buffer =>
    Buffer.from(prefix + lines.map((line) => line + lineEnd).join('') + suffix, 'latin1');

  const pourOut = async (): Promise<void> => {
    while (flooding) {
      sendBytes(floodPiece);
      await pauses.pause(floodEveryMs);
    }
  };

  return {
    async plug() {
      listening ??= listenOnLoopback(connected, port);
      ({ port } = await listening);
    },
    async unplug() {
      flooding = false;
      pauses.wake();
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
    put: (lines) => sendBytes(framed(lines)),
    putHalf(lines) {
      const whole = framed(lines);
      sendBytes(whole.subarray(0, Math.floor(whole.length * 0.6)));
    },
    sendBytes,
    flood(on) {
      const begins = on && !flooding;
      flooding = on;
      if (begins) void pourOut();
    },
  };
}
