import type { Logger } from '../logging/logger.ts';

/** Longer than devices need to close, shorter than an operating system's patience at shut-down. */
const stopWithinMs = 5_000;

/**
 * Ends the process in order on a signal, and after a surprise that nobody caught: then with exit code 1, so that
 * whoever supervises the kiosk starts it again from its durable state.
 */
export function createLifetime(deps: {
  readonly log: Logger;
  readonly stop: () => Promise<void>;
  readonly exit: (code: number) => void;
}): { end(reason: string, code?: number): void; onSurprise(error: unknown): void } {
  let ending = false;

  function end(reason: string, code = 0): void {
    if (ending) return;
    ending = true;
    deps.log.write('app.stopping', { reason });
    const giveUp = setTimeout(() => deps.exit(code || 1), stopWithinMs);
    void deps
      .stop()
      .catch((error: unknown) => {
        deps.log.write('app.failed', { where: 'stop', detail: kindOf(error) });
        code ||= 1;
      })
      .then(() => {
        clearTimeout(giveUp);
        deps.log.write('app.stopped', {});
        deps.exit(code);
      });
  }

  return {
    end,
    onSurprise(error) {
      deps.log.write('app.failed', { where: 'process', detail: kindOf(error) });
      end('surprise', 1);
    },
  };
}

/** The stack without the message, which could quote what a visitor typed. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return [error.name, ...frames.map((line) => line.trim()).slice(0, 3)].join(' ');
}
