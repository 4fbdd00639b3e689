import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { ByteStream, LinkFault } from './byte-stream.ts';

/** What a transport plugs in: how its own kind of link writes and closes. */
export interface LinkEnds {
  /** Calls `done` once, when the system took the bytes or refused them. May never call it if the link dies. */
  write(bytes: Uint8Array, done: (error?: unknown) => void): void;
  /** Ends the link; resolves when nothing of it is left. */
  close(graceMs: number): Promise<void>;
}

/** A `ByteStream` and the two things its transport reports into it. */
export interface Link {
  readonly stream: ByteStream;
  received(bytes: Uint8Array): void;
  /** The link is gone. The first report counts, and none does after `close()`. */
  lost(fault: LinkFault): void;
}

const closed: LinkFault = { kind: 'lost', detail: 'link already closed' };

/**
 * The part all byte links share: listeners, "lost" said exactly once, and writes that always come back - the
 * libraries below leave a write hanging when a cable is pulled at the wrong moment.
 */
export function createLink(ends: LinkEnds, toFault: (error: unknown) => LinkFault): Link {
  const dataListeners = new Set<(bytes: Uint8Array) => void>();
  const lostListeners = new Set<(fault: LinkFault) => void>();
  const waiting = new Set<(result: Result<void, LinkFault>) => void>();
  let gone: LinkFault | undefined;
  let closing: Promise<void> | undefined;

  const failWaiting = (fault: LinkFault): void => {
    for (const settle of [...waiting]) settle(err(fault));
  };

  const write = (bytes: Uint8Array): Promise<Result<void, LinkFault>> => {
    const fault = gone ?? (closing ? closed : undefined);
    if (fault) return Promise.resolve(err(fault));
    return new Promise((resolve) => {
      const settle = (result: Result<void, LinkFault>): void => {
        waiting.delete(settle);
        resolve(result);
      };
      waiting.add(settle);
      ends.write(bytes, (error) => settle(error ? err(toFault(error)) : ok()));
    });
  };

  const close = async (graceMs: number): Promise<void> => {
    await ends.close(graceMs);
    failWaiting(closed);
    dataListeners.clear();
    lostListeners.clear();
  };

  return {
    stream: {
      write,
      onData(listener) {
        dataListeners.add(listener);
        return () => dataListeners.delete(listener);
      },
      onLost(listener) {
        // Lost between opening and listening: still said, but never inside the caller's own call.
        const late = gone;
        if (late) queueMicrotask(() => listener(late));
        else lostListeners.add(listener);
        return () => lostListeners.delete(listener);
      },
      close(graceMs = 0) {
        closing ??= close(graceMs);
        return closing;
      },
    },
    received(bytes) {
      for (const listener of [...dataListeners]) listener(bytes);
    },
    lost(fault) {
      if (gone || closing) return;
      gone = fault;
      failWaiting(fault);
      for (const listener of [...lostListeners]) listener(fault);
    },
  };
}
