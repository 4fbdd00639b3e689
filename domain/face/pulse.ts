import { seconds } from '../kernel/time.ts';

/** Slower than this, and a turned head is a cut: nobody sees the way in between. */
export const pulseRules = { looksPerSecond: 4, overMs: seconds(5) } as const;

/** How quickly looks come: the gaps between the last ones. */
export interface Pulse {
  readonly lastMs: number;
  readonly gapsMs: readonly number[];
}

export function startPulse(nowMs: number): Pulse {
  return { lastMs: nowMs, gapsMs: [] };
}

/** One more look. A gap that is not the camera's fault is not counted. */
export function beat({ lastMs, gapsMs }: Pulse, atMs: number, isExcused: boolean): Pulse {
  if (isExcused || atMs <= lastMs) return { lastMs: Math.max(lastMs, atMs), gapsMs };
  let [sumMs, from] = [atMs - lastMs, gapsMs.length];
  while (from > 0 && sumMs < pulseRules.overMs) sumMs += gapsMs[--from] ?? 0;
  return { lastMs: atMs, gapsMs: [...gapsMs.slice(from), atMs - lastMs] };
}

/** Whether there were too few looks in the last seconds; never before there were so many seconds. */
export function isSlow({ gapsMs }: Pulse): boolean {
  const sumMs = gapsMs.reduce((sum, ms) => sum + ms, 0);
  return sumMs >= pulseRules.overMs && gapsMs.length < (sumMs / seconds(1)) * pulseRules.looksPerSecond;
}

/** Whether no look has come for so long that none is to be expected. */
export function isStopped({ lastMs }: Pulse, nowMs: number): boolean {
  return nowMs - lastMs >= pulseRules.overMs;
}
