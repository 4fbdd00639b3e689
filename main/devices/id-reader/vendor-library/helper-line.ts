import type { ByteStream } from '../../transport/byte-stream.ts';
import { createPauses } from '../../transport/pauses.ts';
import type { Timers } from '../../transport/timers.ts';
import { createLineSplitter } from './line-splitter.ts';
import { decodeAnswer, encodeRequest, longestAnswerBytes } from './protocol.ts';
import type { HelperRequest } from './protocol.ts';

export type Answer =
  | {
      readonly type: 'reply';
      readonly status: number;
      readonly parts: readonly Uint8Array[];
      readonly atMs: number;
    }
  /** The library could not be called; why, in words. */
  | { readonly type: 'problem'; readonly words: string }
  /** The library does not come back. Nothing more is asked of this helper. */
  | { readonly type: 'hung' }
  | { readonly type: 'lost' };

/** One question at a time to one helper; every question gets an answer within its time. */
export interface HelperLine {
  ask(request: HelperRequest, timeoutMs: number): Promise<Answer>;
  pause(ms: number): Promise<void>;
  /** The helper is gone or unwanted: whoever waits is told `lost`. */
  end(): void;
  readonly ended: boolean;
  /** The helper ended by itself. */
  readonly crashed: boolean;
  /** The library did not come back from a question. */
  readonly hung: boolean;
}

export function createHelperLine(stream: ByteStream, timers: Timers): HelperLine {
  const pauses = createPauses(timers);
  let ended = false;
  let hung = false;
  let crashed = false;
  let lastId = 0;
  let waiting: ((answer: Answer) => void) | undefined;

  const splitter = createLineSplitter(longestAnswerBytes, (line) => {
    const answer = decodeAnswer(line);
    if (answer?.id !== lastId) return;
    waiting?.(
      'problem' in answer
        ? { type: 'problem', words: answer.problem }
        : { type: 'reply', status: answer.status, parts: answer.parts, atMs: timers.now() },
    );
  });
  stream.onData(splitter);
  stream.onLost(() => {
    crashed = true;
  });

  return {
    ask(request, timeoutMs) {
      if (ended) return Promise.resolve({ type: 'lost' });
      if (hung) return Promise.resolve({ type: 'hung' });
      return new Promise((resolve) => {
        const finish = (answer: Answer): void => {
          waiting = undefined;
          timers.clearTimeout(alarm);
          hung ||= answer.type === 'hung';
          resolve(answer);
        };
        const alarm = timers.setTimeout(() => finish({ type: 'hung' }), timeoutMs);
        waiting = finish;
        lastId += 1;
        void stream.write(encodeRequest(lastId, request)).then((written) => {
          if (!written.ok && waiting === finish) finish({ type: 'lost' });
        });
      });
    },
    pause: (ms) => pauses.pause(ms),
    end() {
      ended = true;
      pauses.wakeForGood();
      waiting?.({ type: 'lost' });
    },
    get ended() {
      return ended;
    },
    get crashed() {
      return crashed;
    },
    get hung() {
      return hung;
    },
  };
}
