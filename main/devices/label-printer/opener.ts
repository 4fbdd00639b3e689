import { err } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { ByteStream, LinkFault, Transport } from '../transport/byte-stream.ts';
import { linkFault } from '../transport/link-fault.ts';
import { tooLate, within } from '../transport/time-limit.ts';
import type { Timers } from '../transport/timers.ts';

type Opened = Result<ByteStream, LinkFault>;

/** Opens a transport one attempt at a time. */
export interface Opener {
  open(): Promise<Opened>;
  /** No link is wanted any more; one that still comes is closed. */
  abandon(): void;
}

/** An attempt that takes too long goes on in the background, and the next call waits for that one: never two links. */
export function createOpener(transport: Transport, timers: Timers, openMs: number): Opener {
  let attempt: Promise<Opened> | undefined;
  return {
    async open() {
      attempt ??= transport.open().catch((error: unknown) => err(linkFault(error)));
      const opened = await within(attempt, openMs, timers);
      if (opened === tooLate) return err({ kind: 'timeout', detail: `not open within ${openMs} ms` });
      attempt = undefined;
      return opened;
    },
    abandon() {
      void attempt?.then((late) => {
        if (late.ok) void late.value.close().catch(() => undefined);
      });
    },
  };
}
