import type { ReaderDelays } from '../../../main/devices/id-reader/index.ts';

/** For readers that live on this machine and answer at once: a timeout is still a hundred times an answer. */
export const quickDelays: Partial<ReaderDelays> = {
  pollMs: 10,
  findTimeoutMs: 300,
  selectTimeoutMs: 300,
  readTimeoutMs: 500,
  quietMs: 20,
  settleMs: 100,
  removedAfterMs: 60,
  portraitTimeoutMs: 300,
};
