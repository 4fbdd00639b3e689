import type { ByteStream } from './byte-stream.ts';
import { listenOnLoopback, type LoopbackListener } from './tcp-listener.ts';

/** The cable of a simulated device behind a serial device server: a loopback port that comes and goes. */
export interface SimulatedPlug {
  /** Cable in: resolves when the port accepts. */
  plug(): Promise<void>;
  /** Cable out: connections break. */
  unplug(): Promise<void>;
  isPlugged(): boolean;
  /** The same for good, from the first time it was plugged in. */
  port(): number;
}

/** Made unplugged. @param port 0 takes any free one */
export function createSimulatedPlug(onLink: (stream: ByteStream) => void, port = 0): SimulatedPlug {
  let listening: Promise<LoopbackListener> | undefined;
  let kept = port;
  return {
    async plug() {
      listening ??= listenOnLoopback(onLink, kept);
      kept = (await listening).port;
    },
    async unplug() {
      const old = listening;
      listening = undefined;
      await (await old)?.stop();
    },
    isPlugged: () => listening !== undefined,
    port: () => kept,
  };
}

/** A simulated device that only talks: whoever listens hears the same. */
export interface SimulatedTalker extends SimulatedPlug {
  /** Resolves when somebody listens; what is sent before that is lost, as with any scanner. */
  whenHeard(): Promise<void>;
  /** Sends bytes as they are: noise, halves, a wrong baud rate. */
  sendBytes(bytes: Uint8Array): void;
}

/** Made unplugged. @param port 0 takes any free one */
export function createSimulatedTalker(port = 0): SimulatedTalker {
  let hearers: readonly ByteStream[] = [];
  const waiting: (() => void)[] = [];
  const plug = createSimulatedPlug((hearer) => {
    hearers = [...hearers, hearer];
    hearer.onLost(() => {
      hearers = hearers.filter((other) => other !== hearer);
    });
    for (const resolve of waiting.splice(0)) resolve();
  }, port);
  return {
    ...plug,
    whenHeard: () =>
      new Promise((resolve) => {
        if (hearers.length > 0) resolve();
        else waiting.push(resolve);
      }),
    sendBytes(bytes) {
      for (const hearer of hearers) void hearer.write(bytes);
    },
  };
}
