import type { HeadPose } from './demo-frames.ts';

const ahead: HeadPose = { yawDeg: 0, pitchDeg: 0 };

/** Where the head goes next, in how many milliseconds, and how long it stays there. */
type Step = readonly [pose: HeadPose, goesMs: number, staysMs: number];

const turnsSteps: readonly Step[] = [
  [ahead, 0, 2_000],
  [{ yawDeg: 30, pitchDeg: 0 }, 900, 300],
  [ahead, 900, 900],
  [{ yawDeg: -30, pitchDeg: 0 }, 900, 300],
  [ahead, 900, 900],
  [{ yawDeg: 0, pitchDeg: 24 }, 700, 300],
  [ahead, 700, 300],
];

export const turnsMs: number = turnsSteps.reduce((sum, [, goesMs, staysMs]) => sum + goesMs + staysMs, 0);

/** A head that looks ahead, turns to its own left, to its right, and nods, as smoothly as people do. */
export function turnsPose(atMs: number): HeadPose {
  let from = ahead;
  let startMs = 0;
  for (const [to, goesMs, staysMs] of turnsSteps) {
    const part = goesMs === 0 ? 1 : Math.min(1, (atMs - startMs) / goesMs);
    if (atMs < startMs + goesMs + staysMs) return between(from, to, part);
    startMs += goesMs + staysMs;
    from = to;
  }
  return ahead;
}

/** Heads do not start and stop at once. */
function between(from: HeadPose, to: HeadPose, part: number): HeadPose {
  const eased = part * part * (3 - 2 * part);
  return {
    yawDeg: from.yawDeg + (to.yawDeg - from.yawDeg) * eased,
    pitchDeg: from.pitchDeg + (to.pitchDeg - from.pitchDeg) * eased,
  };
}
