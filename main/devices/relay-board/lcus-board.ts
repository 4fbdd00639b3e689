import { ok } from '../../../domain/kernel/result.ts';
import type { Vitals } from '../health/vitals.ts';
import type { Transport } from '../transport/byte-stream.ts';
import type { Timers } from '../transport/timers.ts';
import { createAskLine } from './ask-line.ts';
import type { Board } from './board.ts';
import type { RelayTimings } from './timings.ts';

export interface LcusBoardOptions {
  readonly transport: Transport;
  readonly timers: Timers;
  readonly timings: RelayTimings;
  readonly vitals: Vitals;
}

/** A serial LCUS board: told what to do and never heard of again, except that the port is there. */
export function createLcusBoard(options: LcusBoardOptions): Board {
  const { transport, timers, timings, vitals } = options;
  return {
    name: `lcus ${transport.name}`,
    async open() {
      const opened = await transport.open();
      if (!opened.ok) return opened;
      const line = createAskLine(opened.value, timers, timings, vitals);
      return ok({
        async set(moves) {
          for (const [relay, on] of moves) {
            const told = await line.tell(encodeSwitch(relay, on));
            if (!told.ok) return told;
          }
          return ok();
        },
        read: () => Promise.resolve(ok(undefined)),
        onLost: line.onLost,
        close: line.close,
      });
    },
  };
}

/**
 * `A0`, relay, on or off, and the low byte of their sum (the vendor's protocol table).
 * @param relay 1 to 255
 */
export function encodeSwitch(relay: number, on: boolean): Uint8Array {
  const state = on ? 1 : 0;
  return Uint8Array.of(0xa0, relay, state, (0xa0 + relay + state) & 0xff);
}
