import type { ByteStream } from '../transport/byte-stream.ts';
import { createPauses } from '../transport/pauses.ts';
import type { Timers } from '../transport/timers.ts';
import type { ReaderDelays } from './delays.ts';
import { createFrameParser, toReply } from './sam-frame.ts';
import type { SamReply } from './sam-frame.ts';

export type Answer =
  | { readonly type: 'reply'; readonly reply: SamReply; readonly lastByteAtMs: number }
  /** Not one byte came. */
  | { readonly type: 'silence' }
  /** Bytes came, but no frame that answers the question. */
  | { readonly type: 'broken' }
  | { readonly type: 'lost' };

export interface Question {
  readonly request: Uint8Array;
  readonly timeoutMs: number;
  /** Tells the answer to this question from a late one to an earlier question. */
  readonly fits: (reply: SamReply) => boolean;
}

/** One question at a time over one link; every question gets an answer within its time. */
export interface SamLine {
  ask(question: Question): Promise<Answer>;
  pause(ms: number): Promise<void>;
  /** The link is gone or unwanted: whoever waits is told `lost`. */
  end(): void;
  readonly ended: boolean;
}

export function createSamLine(
  stream: ByteStream,
  timers: Timers,
  delays: Pick<ReaderDelays, 'quietMs' | 'settleMs'>,
): SamLine {
  const pauses = createPauses(timers);
  let ended = false;
  let unsettled = false;
  let bytesHeard = 0;
  let lastByteAtMs = 0;
  let waiting: { take(reply: SamReply): void; lose(): void } | undefined;

  const parser = createFrameParser((body) => {
    const reply = toReply(body);
    if (reply) waiting?.take(reply);
  });
  stream.onData((bytes) => {
    bytesHeard += bytes.length;
    lastByteAtMs = timers.now();
    parser.push(bytes);
  });

  /** Lets the rest of a late or broken answer run out, so that it is not taken for the next one. */
  const settle = async (): Promise<void> => {
    const giveUpAtMs = timers.now() + delays.settleMs;
    let before: number;
    do {
      before = bytesHeard;
      await pauses.pause(delays.quietMs);
    } while (!ended && bytesHeard !== before && timers.now() < giveUpAtMs);
  };

  const put = ({ request, timeoutMs, fits }: Question): Promise<Answer> =>
    new Promise((resolve) => {
      const heardBefore = bytesHeard;
      const finish = (answer: Answer): void => {
        if (waiting !== mine) return;
        waiting = undefined;
        timers.clearTimeout(alarm);
        unsettled = answer.type !== 'reply';
        resolve(answer);
      };
      const mine = {
        take(reply: SamReply) {
          if (fits(reply)) finish({ type: 'reply', reply, lastByteAtMs });
        },
        lose: () => finish({ type: 'lost' }),
      };
      const alarm = timers.setTimeout(
        () => finish({ type: bytesHeard === heardBefore ? 'silence' : 'broken' }),
        timeoutMs,
      );
      waiting = mine;
      parser.reset();
      void stream.write(request).then((written) => {
        if (!written.ok) mine.lose();
      });
    });

  return {
    async ask(question) {
      if (unsettled) await settle();
      return ended ? { type: 'lost' } : put(question);
    },
    pause: (ms) => pauses.pause(ms),
    end() {
      ended = true;
      pauses.wakeForGood();
      waiting?.lose();
    },
    get ended() {
      return ended;
    },
  };
}
