import type { TimerHandle, Timers } from '../../transport/timers.ts';

/** How a printer's answers go wrong. */
export type PrinterLie =
  /** These bytes instead of the answer. */
  | { readonly type: 'garbage'; readonly bytes: Uint8Array }
  /** Only the first so many bytes of the answer. */
  | { readonly type: 'half'; readonly bytes: number }
  | { readonly type: 'late'; readonly ms: number }
  /** From the first question on it talks without end. */
  | { readonly type: 'flood'; readonly chunk: Uint8Array };

/** What a printer says on its way to the wire. */
export interface Liar {
  plan(how: PrinterLie | undefined): void;
  say(bytes: Uint8Array): void;
  /** Nobody is there to hear what was still to be said. */
  clientGone(): void;
}

/** One chunk a millisecond is more than any line carries. */
const floodEveryMs = 1;

export function createLiar(timers: Timers, send: (bytes: Uint8Array) => void): Liar {
  let lie: PrinterLie | undefined;
  let pending: TimerHandle | undefined;

  const flood = (chunk: Uint8Array): void => {
    send(chunk);
    pending = timers.setTimeout(() => flood(chunk), floodEveryMs);
  };
  const beQuiet = (): void => {
    timers.clearTimeout(pending);
    pending = undefined;
  };

  return {
    plan(how) {
      beQuiet();
      lie = how;
    },
    say(bytes) {
      switch (lie?.type) {
        case 'garbage':
          return send(lie.bytes);
        case 'half':
          return send(bytes.subarray(0, lie.bytes));
        case 'late':
          beQuiet();
          pending = timers.setTimeout(() => send(bytes), lie.ms);
          return;
        case 'flood':
          if (pending === undefined) flood(lie.chunk);
          return;
        default:
          return send(bytes);
      }
    },
    clientGone: beQuiet,
  };
}
