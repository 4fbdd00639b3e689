import { createPauses } from '../../transport/pauses.ts';
import { createSimulatedTalker, type SimulatedTalker } from '../../transport/simulated-plug.ts';
import { realTimers, type Timers } from '../../transport/timers.ts';
import type { MrzFraming } from './mrz-framing.ts';

export interface MrzSimulatorOptions {
  /** 0 takes any free port, which is then kept for good. */
  readonly port?: number;
  readonly framing?: MrzFraming;
  readonly timers?: Timers;
}

/** A document scanner behind a serial device server on a loopback port, and the hand that puts documents on it. */
export interface MrzSimulator extends SimulatedTalker {
  /** The scanner reads these lines off a document and sends them. */
  put(lines: readonly string[]): void;
  /** The document is pulled out while it is read. */
  putHalf(lines: readonly string[]): void;
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
  const talker = createSimulatedTalker(options.port);
  const { sendBytes } = talker;
  let flooding = false;

  const framed = (lines: readonly string[]): Buffer =>
    Buffer.from(prefix + lines.map((line) => line + lineEnd).join('') + suffix, 'latin1');

  const pourOut = async (): Promise<void> => {
    while (flooding) {
      sendBytes(floodPiece);
      await pauses.pause(floodEveryMs);
    }
  };

  return {
    ...talker,
    unplug() {
      flooding = false;
      pauses.wake();
      return talker.unplug();
    },
    put: (lines) => sendBytes(framed(lines)),
    putHalf(lines) {
      const whole = framed(lines);
      sendBytes(whole.subarray(0, Math.floor(whole.length * 0.6)));
    },
    flood(on) {
      const begins = on && !flooding;
      flooding = on;
      if (begins) void pourOut();
    },
  };
}
