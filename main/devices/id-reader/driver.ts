import type { LinkFault, Transport } from '../transport/byte-stream.ts';
import type { ReaderHealth } from '../../../domain/visit/status.ts';
import { createKeptLink } from '../transport/kept-link.ts';
import { realTimers } from '../transport/timers.ts';
import type { Timers } from '../transport/timers.ts';
import { watchCards } from './card-watch.ts';
import { readerDelays } from './delays.ts';
import type { ReaderDelays } from './delays.ts';
import type { IdReader, IdReaderEvent } from './port.ts';
import { createPresence } from './presence.ts';
import { createSamLine } from './sam-line.ts';
import type { SamLine } from './sam-line.ts';
import { createSamSteps } from './sam-steps.ts';

export interface SamReaderOptions {
  /** A serial port, or a serial device server over TCP. */
  readonly transport: Transport;
  readonly timers?: Timers;
  /** Single delays to change; the others stay as in `readerDelays`. */
  readonly delays?: Partial<ReaderDelays>;
}

const deaf: LinkFault = { kind: 'lost', detail: 'the reader does not answer' };

/** A resident-ID reader that speaks the SAM_V protocol. */
export function createSamReader(options: SamReaderOptions): IdReader {
  const { transport, timers = realTimers } = options;
  const delays: ReaderDelays = { ...readerDelays, ...options.delays };
  const presence = createPresence(delays.removedAfterMs, delays.readAttempts);
  let listener: ((event: IdReaderEvent) => void) | undefined;
  let health: ReaderHealth | undefined;
  let running = false;
  let line: SamLine | undefined;
  let watching: Promise<void> | undefined;

  const emit = (event: IdReaderEvent): void => {
    if (running) listener?.(event);
  };

  /** Changes only: a reader that is absent all night is one line in the log. */
  const setHealth = (next: ReaderHealth, detail?: string): void => {
    if (next === health) return;
    health = next;
    emit({ type: 'health', health: next, ...(detail !== undefined && { detail }) });
  };

  const watch = async (fresh: SamLine): Promise<void> => {
    const steps = createSamSteps(fresh, delays, setHealth);
    const end = await watchCards({ line: fresh, steps, timers, delays, presence, emit });
    if (end === 'deaf') link.drop(deaf);
  };

  const link = createKeptLink({
    transport,
    timers,
    onUp(stream) {
      line = createSamLine(stream, timers, delays);
      watching = watch(line);
    },
    onDown(fault) {
      line?.end();
      setHealth(fault.kind === 'busy' || fault.kind === 'denied' ? 'fault' : 'absent', fault.detail);
    },
  });

  return {
    start() {
      if (running) return;
      running = true;
      setHealth('connecting', transport.name);
      link.start();
    },
    onEvent(added) {
      listener = added;
      return () => {
        if (listener === added) listener = undefined;
      };
    },
    async stop() {
      running = false;
      health = undefined;
      line?.end();
      await link.stop();
      await watching;
    },
  };
}
