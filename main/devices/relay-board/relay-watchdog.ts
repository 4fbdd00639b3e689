import type { RelayOrder } from './helper-messages.ts';
import { makeBoard } from './make-board.ts';
import { createWatchdog } from './watchdog.ts';
import { realTimers } from '../transport/timers.ts';

/** The helper process: docs/decisions/0006-relay-helper-process.md. Started by `helper-process.ts`, never by hand. */

const watchdog = createWatchdog({
  timers: realTimers,
  makeBoard,
  // The callback swallows what would be thrown otherwise: the kiosk may have died in between.
  report: (report) => process.send?.(report, undefined, undefined, () => {}),
  exit: () => process.exit(),
});

// The system closes the channel however the kiosk ends: kill -9, crash, power button of the task manager.
process.on('disconnect', watchdog.orphaned);
process.on('message', (order) => watchdog.order(order as RelayOrder));
process.on('SIGTERM', watchdog.orphaned);
// Ctrl-C is for the kiosk, which then ends us properly.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
// Whatever went wrong in here, the board is brought to rest before the process goes.
const surprised = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  watchdog.orphaned();
};
process.on('uncaughtException', surprised);
process.on('unhandledRejection', surprised);
// The kiosk that would read it may be gone.
process.stderr.on('error', () => {});
if (!process.connected) watchdog.orphaned();
