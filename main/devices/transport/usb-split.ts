import { seconds } from '../../../domain/kernel/time.ts';
import { within } from './time-limit.ts';
import type { Timers } from './timers.ts';
import type { SplitPipes } from './usb-pipes.ts';
import type { Layout, PipeIo } from './usb-io.ts';

/** Looks in vain at the second pipe before the rest of a message counts as never sent. A count. */
const restLooks = 2;
/** Nothing for this long, with nothing asked, and a pipe is empty. */
const emptyMs = 50;
/** Long enough to give up an answer under way and to empty the pipes. One who sends without end is asked all the same. */
const readyLimitMs = seconds(1);

/**
 * Two pairs of pipes: a message's header on one, its rest on the other. What comes is read in that order: side by side,
 * a rest could overtake its header. A rest shorter or longer than its header claims puts the two out of step, and then every later
 * header would get the rest of the one before it. So nothing is sent, and thus nothing new comes, until both pipes have
 * been emptied; what was in them is thrown away. That costs one message. It is done at first too: a program that ended
 * in the middle of an answer leaves the other half to the next one.
 */
export function createSplitLayout(
  { next, put, isOpen, received }: PipeIo,
  { outHeader, outRest, inHeader, inRest, header }: SplitPipes,
  timers: Timers,
): Layout {
  const waiting = new Set<() => void>();
  let inStep = false;

  const letSend = (): void => {
    for (const go of waiting) go();
    waiting.clear();
  };

  const emptyPipes = async (): Promise<void> => {
    let found: boolean;
    do {
      found = false;
      for (const pipe of [inRest, inHeader]) {
        while (isOpen() && (await next(pipe, emptyMs))) found = true;
      }
      // Once more when there was something: the device may have waited for room.
    } while (isOpen() && found);
  };

  /** @returns whether the rest was as long as its header claims */
  const readRest = async (head: Uint8Array): Promise<boolean> => {
    if (head.length < header.bytes) return false;
    let owed = header.restBytes(head) - (head.length - header.bytes);
    let silent = 0;
    while (owed > 0) {
      const packet = await next(inRest);
      // Whoever asks anew has given this answer up.
      if (!packet && (waiting.size > 0 || (silent += 1) === restLooks)) return false;
      if (!isOpen()) return false;
      if (!packet) continue;
      silent = 0;
      received(packet);
      owed -= packet.length;
    }
    return owed === 0;
  };

  const ready = (): Promise<void> =>
    inStep ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve));

  return {
    async read() {
      try {
        while (isOpen()) {
          if (!inStep) await emptyPipes();
          inStep = true;
          letSend();
          const head = await next(inHeader);
          if (!head) continue;
          inStep = false;
          received(head);
          inStep = await readRest(head);
        }
      } finally {
        letSend();
      }
    },
    async send(message) {
      await within(ready(), readyLimitMs, timers);
      await put(outHeader, message.subarray(0, header.bytes));
      await put(outRest, message.subarray(header.bytes));
    },
  };
}
