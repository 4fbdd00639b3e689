import type { ReaderHealth } from '../../../domain/visit/status.ts';
import { noVitals } from '../health/vitals.ts';
import type { Vitals } from '../health/vitals.ts';
import type { ByteStream, LinkFault, Transport } from '../transport/byte-stream.ts';
import { createKeptLink } from '../transport/kept-link.ts';
import type { Wake } from '../transport/kept-link.ts';
import { healthWithout } from '../transport/link-fault.ts';
import { createOneListener } from '../transport/one-listener.ts';
import { realTimers } from '../transport/timers.ts';
import type { Timers } from '../transport/timers.ts';
import { watchCards } from './card-watch.ts';
import type { CardWatch } from './card-watch.ts';
import type { IdReader, IdReaderEvent } from './port.ts';
import { createPresence } from './presence.ts';
import type { SamLine } from './sam-line.ts';

/** What talks to a reader over one link, for as long as the link lasts. */
export interface Conversation extends Pick<CardWatch, 'steps' | 'portraitOf'> {
  readonly line: Pick<SamLine, 'ended' | 'pause' | 'end'>;
}

/** What a conversation may do to the reader it belongs to. */
export interface ReaderCare {
  setHealth(health: ReaderHealth, detail?: string): void;
  /** Gives up the link. */
  drop(fault: LinkFault): void;
}

export interface CardReaderOptions {
  readonly transport: Transport;
  readonly converse: (stream: ByteStream, care: ReaderCare) => Conversation;
  readonly delays: CardWatch['delays'];
  readonly timers?: Timers;
  readonly vitals?: Vitals;
  readonly wake?: Wake;
}

const deaf: LinkFault = { kind: 'lost', detail: 'the reader does not answer' };

/** A reader of cards behind any link: keeps the link, tells its health, and watches for cards while it stands. */
export function createCardReader(options: CardReaderOptions): IdReader {
  const { transport, converse, delays, timers = realTimers, vitals = noVitals, wake } = options;
  const presence = createPresence(delays.removedAfterMs, delays.readAttempts);
  const listener = createOneListener<[event: IdReaderEvent]>();
  let health: ReaderHealth | undefined;
  let running = false;
  let line: Conversation['line'] | undefined;
  let watching: Promise<void> | undefined;

  const emit = (event: IdReaderEvent): void => {
    if (event.type === 'card-read') vitals.count('reads');
    // A bus card is no fault of the reader's.
    if (event.type === 'card-failed' && event.problem !== 'not-an-id-card') vitals.count('misreads');
    if (running) listener.tell(event);
  };

  /** Changes only: a reader that is absent all night is one line in the log. */
  const setHealth = (next: ReaderHealth, detail?: string): void => {
    if (next === health) return;
    health = next;
    emit({ type: 'health', health: next, ...(detail !== undefined && { detail }) });
  };

  const watch = async (conversation: Conversation): Promise<void> => {
    const end = await watchCards({ ...conversation, timers, delays, presence, emit, vitals });
    if (end === 'deaf') link.drop(deaf);
  };

  const link = createKeptLink({
    transport,
    timers,
    wake,
    onAttempt: () => vitals.alive(),
    onUp(stream) {
      const conversation = converse(stream, { setHealth, drop: (fault) => link.drop(fault) });
      line = conversation.line;
      watching = watch(conversation);
    },
    onDown(fault) {
      line?.end();
      setHealth(healthWithout(fault), fault.detail);
    },
  });

  return {
    start() {
      if (running) return;
      running = true;
      setHealth('connecting', transport.name);
      link.start();
    },
    onEvent: listener.on,
    async stop() {
      running = false;
      health = undefined;
      line?.end();
      await link.stop();
      await watching;
    },
  };
}
