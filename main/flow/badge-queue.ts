import type { BadgeDesk, BadgeOutcome } from './badge-desk.ts';

/** Badges of people who have gone on already: printed one after another behind whoever comes next. */
export interface BadgeQueue {
  /** As the desk's, when it is this badge's turn. Never answered once the queue was stopped. */
  print: BadgeDesk['print'];
  /** What has not begun is left to the list of badges to print: nothing is on the ledger of it yet. */
  stop(): void;
}

/**
 * Nothing is marked as being sent before its turn: after a power cut only one badge of a whole crew may or may not
 * exist, and the others are simply still to be printed.
 */
export function createBadgeQueue(desk: BadgeDesk): BadgeQueue {
  const waiting: (() => Promise<void>)[] = [];
  let working = false;
  let stopped = false;

  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    for (let next = waiting[0]; next && !stopped; next = waiting[0]) {
      await next();
      waiting.shift();
    }
    working = false;
  };

  return {
    print: (...badge) =>
      new Promise<BadgeOutcome>((done, fail) => {
        waiting.push(() => desk.print(...badge).then(done, fail));
        void work();
      }),
    stop() {
      stopped = true;
    },
  };
}
