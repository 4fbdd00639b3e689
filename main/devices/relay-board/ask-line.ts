import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { Vitals } from '../health/vitals.ts';
import type { ByteStream } from '../transport/byte-stream.ts';
import { createPauses } from '../transport/pauses.ts';
import { tooLate, within } from '../transport/time-limit.ts';
import type { Timers } from '../transport/timers.ts';
import type { BoardFault } from './board.ts';
import type { RelayTimings } from './timings.ts';

/** The longest answer we ask for is far below; what a mad device sends beyond is forgotten from the front. */
const maxHeardBytes = 512;

export interface Question<T> {
  readonly request: Uint8Array;
  /** Looks for the answer in all that was heard since the question; late answers to earlier ones do not fit. */
  readonly find: (heard: Uint8Array) => T | undefined;
}

/** One question at a time over one link; every call comes back within its time. */
export interface AskLine {
  /** Puts the question up to `attempts` times; asked anew each time, so that each may carry its own number. */
  ask<T>(makeQuestion: () => Question<T>): Promise<Result<T, BoardFault>>;
  /** Says something that gets no answer. */
  tell(bytes: Uint8Array): Promise<Result<void, BoardFault>>;
  onLost(listener: (fault: BoardFault) => void): void;
  close(): Promise<void>;
}

export function createAskLine(
  stream: ByteStream,
  timers: Timers,
  timings: RelayTimings,
  vitals: Vitals,
): AskLine {
  const pauses = createPauses(timers);
  let gone: BoardFault | undefined;
  let isUnsettled = false;
  let heard = new Uint8Array();
  let heardInAll = 0;
  let onHeard: (() => void) | undefined;

  stream.onData((bytes) => {
    heardInAll += bytes.length;
    heard = joined(heard, bytes).slice(-maxHeardBytes);
    onHeard?.();
  });
  stream.onLost(({ detail }) => {
    gone = { kind: 'lost', detail };
    pauses.wakeForGood();
    onHeard?.();
  });

  /** Lets the rest of a late or broken answer run out, so that it is not taken for the next one. */
  const settle = async (): Promise<void> => {
    const giveUpAtMs = timers.now() + timings.settleMs;
    let before: number;
    do {
      before = heardInAll;
      await pauses.pause(timings.quietMs);
    } while (!gone && heardInAll !== before && timers.now() < giveUpAtMs);
  };

  const put = <T>({ request, find }: Question<T>): Promise<T | undefined> =>
    new Promise((resolve) => {
      const finish = (found?: T): void => {
        timers.clearTimeout(alarm);
        onHeard = undefined;
        isUnsettled = found === undefined;
        vitals.says(heard.length === 0 ? 'no answer' : toWords(heard));
        resolve(found);
      };
      const alarm = timers.setTimeout(finish, timings.answerMs);
      onHeard = () => {
        const found = gone ? undefined : find(heard);
        if (found !== undefined || gone) finish(found);
      };
      heard = new Uint8Array();
      // A write that fails is a link that is lost: the stream says so itself, or the silence does.
      void stream.write(request);
    });

  return {
    async ask(makeQuestion) {
      for (let attempt = 1; ; attempt += 1) {
        await (isUnsettled ? settle() : pauses.pause(timings.gapMs));
        const found = gone ? undefined : await put(makeQuestion());
        if (found !== undefined) return ok(found);
        if (gone) return err(gone);
        if (attempt === timings.attempts) return err(deaf(heard.length));
        vitals.count('retries');
      }
    },
    async tell(bytes) {
      await pauses.pause(timings.tellGapMs);
      // A device server that stopped reading would keep the write waiting for ever.
      const written = await within(stream.write(bytes), timings.answerMs, timers);
      return written !== tooLate && written.ok ? ok() : err(gone ?? deaf(0));
    },
    onLost: (listener) => void stream.onLost(({ detail }) => listener({ kind: 'lost', detail })),
    close: () => stream.close(),
  };
}

const deaf = (bytesHeard: number): BoardFault => ({
  kind: 'deaf',
  detail: bytesHeard === 0 ? 'the board does not answer' : 'what the board sends is no answer',
});

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** `01 05 00 00 FF 00`, for the technician; the first bytes say what it is. */
function toWords(bytes: Uint8Array): string {
  const words = [...bytes.subarray(0, 32)].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
  return words.join(' ') + (bytes.length > 32 ? ' …' : '');
}
