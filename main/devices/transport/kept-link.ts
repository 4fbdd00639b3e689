import { err } from '../../../domain/kernel/result.ts';
import { seconds } from '../../../domain/kernel/time.ts';
import { createBackoff } from './backoff.ts';
import type { ByteStream, LinkFault, Transport } from './byte-stream.ts';
import { linkFault } from './link-fault.ts';
import { tooLate, within } from './time-limit.ts';
import type { TimerHandle, Timers } from './timers.ts';

/** A link that has lasted this long is sound: the next loss is retried quickly again. */
export const provenAfterMs = seconds(10);
/** Longer than any transport's own limit: a system call that never comes back must not end the trying. */
export const openLimitMs = seconds(15);
/** Nobody waits longer than this for a link to close; it may end by itself later. */
export const closeLimitMs = seconds(5);
/** A device that was just plugged in is not usable at once: the system sets its rights first. */
export const settleAfterWakeMs = seconds(1);

/** Tells when trying again has just become worth while; returns the end of telling. See `hot-plug.ts`. */
export type Wake = (onWake: () => void) => () => void;

export interface KeptLinkOptions {
  readonly transport: Transport;
  readonly timers: Timers;
  /** Cuts the wait for the next attempt short. The waits go on without it: it may be deaf, or there may be none. */
  readonly wake?: Wake | undefined;
  readonly onAttempt?: () => void;
  /** A fresh link. Attach listeners at once: bytes may follow in the next turn. */
  readonly onUp: (stream: ByteStream) => void;
  /** The link could not be opened or was lost; another attempt follows by itself. */
  readonly onDown: (fault: LinkFault) => void;
}

export interface KeptLink {
  start(): void;
  /** Gives up the present link, which the caller found useless, and connects anew after the usual wait. */
  drop(fault: LinkFault): void;
  /** Stops trying and closes; resolves when closed, or after `closeLimitMs`. `onDown` is not called. */
  stop(): Promise<void>;
}

/** Holds one link open for as long as it is wanted: connects, watches, and reconnects with back-off. */
export function createKeptLink(options: KeptLinkOptions): KeptLink {
  const { transport, timers, wake, onAttempt, onUp, onDown } = options;
  const backoff = createBackoff();
  let wanted = false;
  /** Counts the stops: what was begun before one must not be taken for what was begun after. */
  let life = 0;
  let stream: ByteStream | undefined;
  let upSinceMs = 0;
  let retry: TimerHandle | undefined;
  let retryIsSoon = false;
  let unsubscribe: (() => void) | undefined;
  let opening: Promise<void> | undefined;
  let closing: Promise<void> | undefined;

  const connect = async (): Promise<void> => {
    const mine = life;
    onAttempt?.();
    // A library that cannot be loaded, or throws at the settings, is this device's fault and nobody else's.
    const open = transport.open().catch((error: unknown) => err(linkFault(error)));
    const opened = await within(open, openLimitMs, timers);
    if (opened === tooLate) {
      void open.then((late) => (late.ok ? late.value.close() : undefined));
      if (mine === life) down({ kind: 'timeout', detail: `not open within ${openLimitMs} ms` });
    } else if (mine !== life) {
      if (opened.ok) await opened.value.close();
    } else if (opened.ok) {
      up(opened.value);
    } else {
      down(opened.error);
    }
  };

  const attempt = (): void => {
    retry = undefined;
    retryIsSoon = false;
    opening = connect();
  };

  const up = (fresh: ByteStream): void => {
    stream = fresh;
    upSinceMs = timers.now();
    fresh.onLost((fault) => drop(fresh, fault));
    onUp(fresh);
  };

  const retryIn = (ms: number): void => {
    timers.clearTimeout(retry);
    retry = timers.setTimeout(attempt, ms);
  };

  const down = (fault: LinkFault): void => {
    retryIn(backoff.nextMs());
    onDown(fault);
  };

  const drop = (which: ByteStream | undefined, fault: LinkFault): void => {
    if (!which || which !== stream) return;
    stream = undefined;
    if (timers.now() - upSinceMs >= provenAfterMs) backoff.reset();
    closing = which.close();
    down(fault);
  };

  const onWake = (): void => {
    // A plug that chatters must not push the attempt away again and again.
    if (!wanted || stream || retryIsSoon) return;
    backoff.reset();
    // An attempt under way may still be too early; should it fail, the shortest wait follows.
    if (retry === undefined) return;
    retryIsSoon = true;
    retryIn(settleAfterWakeMs);
  };

  return {
    start() {
      if (wanted) return;
      wanted = true;
      unsubscribe = wake?.(onWake);
      attempt();
    },
    drop: (fault) => drop(stream, fault),
    async stop() {
      wanted = false;
      life += 1;
      unsubscribe?.();
      timers.clearTimeout(retry);
      retry = undefined;
      retryIsSoon = false;
      const last = stream;
      stream = undefined;
      await within(Promise.all([opening, closing, last?.close()]), closeLimitMs, timers);
    },
  };
}
