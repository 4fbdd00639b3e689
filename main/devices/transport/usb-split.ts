import { seconds } from '../../../domain/kernel/time.ts';
import type { Timers } from './timers.ts';
import type { UsbEndpoint } from './usb-access.ts';
import type { PipeReader, Reading } from './usb-reading.ts';

/** Where a message's header ends, and what it says about the rest: all a transport needs to know of a protocol. */
export interface MessageHeader {
  readonly bytes: number;
  /** @param header at least `bytes` long; the answer is only a claim */
  restBytes(header: Uint8Array): number;
}

/** Looks in vain at the second pipe before the rest of a message counts as never sent. A count. */
const restLooks = 2;
/** Nothing for this long, with nothing asked, and a pipe is empty. */
const emptyMs = 50;
/** A device that sends without end is not emptied, and not waited for longer than this. */
export const emptyingLimitMs = seconds(1);

/**
 * Hands on messages whose header and rest come from two endpoints, in their order: read side by side, a rest could
 * overtake its header. A rest shorter or longer than its header claims puts the two out of step, and then every later
 * header would get the rest of the one before it. So nothing is sent, and thus nothing new comes, until both pipes have
 * been emptied; what was in them is thrown away. That costs one message. It is done at first too: a program that ended
 * in the middle of an answer leaves the other half to the next one.
 */
export function createSplitReader(
  { next, isOpen, received }: Reading,
  { inHeader, inRest }: { readonly inHeader: UsbEndpoint; readonly inRest: UsbEndpoint },
  header: MessageHeader,
  timers: Timers,
): PipeReader {
  const waiting = new Set<() => void>();
  let inStep = false;

  const letSend = (): void => {
    for (const go of waiting) go();
    waiting.clear();
  };

  const emptyPipes = async (): Promise<void> => {
    const giveUpAtMs = timers.now() + emptyingLimitMs;
    let found: boolean;
    do {
      found = false;
      for (const pipe of [inRest, inHeader]) {
        while (isOpen() && timers.now() < giveUpAtMs && (await next(pipe, emptyMs))) found = true;
      }
      // Once more when there was something: the device may have waited for room.
    } while (found);
  };

  /** @returns whether the rest was what its header claims, to the byte */
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
      if (owed > 0 && packet.length < inRest.packetBytes) return false;
    }
    return owed === 0;
  };

  return {
    async run() {
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
    ready() {
      return inStep ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve));
    },
  };
}
