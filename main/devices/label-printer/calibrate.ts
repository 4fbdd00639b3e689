import type { CalibrationOutcome } from './port.ts';
import type { JobContext } from './print-job.ts';
import { statusWhenIdle } from './print-job.ts';
import { stateOf } from './state.ts';

/**
 * Lets the printer measure its stock. Nothing says that it is done; it counts as done when the printer, asked after the
 * feed, is idle and well. `unknown` for one that does not answer.
 */
export async function calibrate(command: Uint8Array, context: JobContext): Promise<CalibrationOutcome> {
  const { session, timers, timings, media, onStatus } = context;
  const before = await statusWhenIdle(context);
  if (session.lost()) return 'absent';
  onStatus(before);
  // A wrong length is what measuring puts right.
  if (before?.faults[0]) return before.faults[0];
  if (before?.printing) return 'refused';
  if (!(await session.send(command)).ok) return 'interrupted';
  if (!before) return 'unknown';

  const sentAtMs = timers.now();
  await session.pause(timings.calibrateMs);
  for (;;) {
    const status = await session.status();
    if (session.lost()) return 'interrupted';
    if (status) {
      onStatus(status);
      const { health } = stateOf(status, media);
      if (health !== 'ready') return health;
      if (!status.printing) return 'calibrated';
    }
    if (timers.now() - sentAtMs >= timings.finishMs) return 'unknown';
    await session.pause(timings.pollMs);
  }
}
