import { seconds } from '../../../domain/kernel/time.ts';
import { createBackoff } from './backoff.ts';
import type { ByteStream, LinkFault, Transport } from './byte-stream.ts';
import type { TimerHandle, Timers } from './timers.ts';

/** A link that has lasted this long is sound: the next loss is retried quickly again. */
export const provenAfterMs = seconds(10);

export interface KeptLinkOptions {
  readonly transport: Transport;
  readonly timers: Timers;
  /** A fresh link. Attach listeners at once: bytes may follow in the next turn. */
  readonly onUp: (stream: ByteStream) => void;
  /** The link could not be opened or was lost; another attempt follows by itself. */
  readonly onDown: (fault: LinkFault) => void;
}

export interface KeptLink {
  start(): void;
  /** Gives up the present link, which the caller found useless, and connects anew after the usual wait. */
  drop(fault: LinkFault): void;
  /** Stops trying and closes; resolves when closed. `onDown` is not called. */
  stop(): Promise<void>;
}

/** Holds one link open for as long as it is wanted: connects, watches, and reconnects with back-off. */
export function createKeptLink({ transport, timers, onUp, onDown }: KeptLinkOptions): KeptLink {
  const backoff = createBackoff();
  let wanted = false;
  let stream: ByteStream | undefined;
  let upSinceMs = 0;
  let retry: TimerHandle | undefined;
  let opening: Promise<void> | undefined;
  let closing: Promise<void> | undefined;

  const connect = async (): Promise<void> => {
    const opened = await transport.open();
    if (!wanted) {
      if (opened.ok) await opened.value.close();
      return;
    }
    if (!opened.ok) return down(opened.error);
    const fresh = opened.value;
    stream = fresh;
    upSinceMs = timers.now();
    fresh.onLost((fault) => drop(fresh, fault));
    onUp(fresh);
  };

  const attempt = (): void => {
    retry = undefined;
    opening = connect();
  };

  const down = (fault: LinkFault): void => {
    retry = timers.setTimeout(attempt, backoff.nextMs());
    onDown(fault);
  };

  const drop = (which: ByteStream | undefined, fault: LinkFault): void => {
    if (!which || which !== stream) return;
    stream = undefined;
    if (timers.now() - upSinceMs >= provenAfterMs) backoff.reset();
    closing = which.close();
    down(fault);
  };

  return {
    start() {
      if (wanted) return;
      wanted = true;
      attempt();
    },
    drop: (fault) => drop(stream, fault),
    async stop() {
      wanted = false;
      timers.clearTimeout(retry);
      await Promise.all([opening, closing]);
      const last = stream;
      stream = undefined;
      await last?.close();
    },
  };
}
